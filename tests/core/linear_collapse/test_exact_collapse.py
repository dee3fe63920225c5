from fractions import Fraction

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affine import forward
from core.linear_collapse.exact_collapse import (
    exact_difference,
    exact_layers,
    exact_tenths,
)
from core.linear_collapse.stack import draw_stack

SIZES = st.integers(1, 12)
WIDTHS = st.lists(SIZES, min_size=3, max_size=8).map(tuple)
SEEDS = st.integers(0, 9999)


@settings(max_examples=40)
@given(WIDTHS, SIZES, SEEDS)
def test_the_difference_is_exactly_zero(widths, num_examples, seed):
    difference = exact_difference(draw_stack(widths, num_examples, seed))

    assert type(difference) is Fraction
    assert difference == 0


@settings(max_examples=15)
@given(WIDTHS, SEEDS)
def test_the_outputs_are_those_of_python_fractions(widths, seed):
    stack = draw_stack(widths, 1, seed)
    H = [Fraction(round(10 * x), 10) for x in stack.X[0].tolist()]
    for layer in stack.layers:
        columns = layer.W.T.tolist()
        H = [
            sum((h * Fraction(str(w)) for h, w in zip(H, column, strict=True)), start=b)
            for column, b in zip(
                columns, map(Fraction, map(str, layer.b.tolist())), strict=True
            )
        ]

    O = forward(exact_tenths(stack.X), exact_layers(stack.layers))

    assert [Fraction(o, 10 ** len(widths)) for o in O[0]] == H


def test_every_tenth_is_taken_over_and_nothing_else():
    tenths = list(range(-99, 100))
    M = torch.tensor([tenth / 10 for tenth in tenths], dtype=torch.float64)

    assert exact_tenths(M).tolist() == tenths
    with pytest.raises(ValueError, match=r"0\.25\]\] has an entry that is not in"):
        exact_tenths(torch.tensor([[0.5, 0.25]], dtype=torch.float64))

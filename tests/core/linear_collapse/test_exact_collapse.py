from fractions import Fraction

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affine import Affine, collapse, forward
from core.linear_collapse.exact_collapse import (
    exact_difference,
    exact_layers,
    exact_outputs,
    exact_rank,
    exact_tenths,
)
from core.linear_collapse.stack import Stack, draw_stack

SIZES = st.integers(1, 12)
WIDTHS = st.lists(SIZES, min_size=3, max_size=8).map(tuple)
SEEDS = st.integers(0, 9999)


def test_a_collapse_by_hand():
    first = Affine(torch.tensor([[0.5, -0.2]]), torch.tensor([1.0, 0.3]))
    second = Affine(torch.tensor([[0.1], [2.0]]), torch.tensor([-0.4]))

    single = collapse(*exact_layers([first, second]))

    # 0.5·0.1 - 0.2·2 = -0.35 in hundredths; 1·0.1 + 0.3·2 - 0.4 = 0.3 in thousandths
    assert single.W.tolist() == [[-35]]
    assert single.b.tolist() == [300]


@settings(max_examples=40)
@given(WIDTHS, SIZES, SEEDS)
def test_the_difference_is_the_integer_zero(widths, num_examples, seed):
    stack = draw_stack(widths, num_examples, seed)
    X, layers = exact_tenths(stack.X), exact_layers(stack.layers)

    gap = abs(forward(X, layers) - collapse(*layers)(X)).max()

    assert type(gap) is int
    assert gap == 0


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


def test_what_is_not_in_tenths_is_refused():
    with pytest.raises(ValueError, match=r"0\.25\]\] has an entry that is not in"):
        exact_tenths(torch.tensor([[0.5, 0.25]], dtype=torch.float64))


def test_every_tenth_is_taken_over():
    tenths = list(range(-99, 100))
    M = torch.tensor([tenth / 10 for tenth in tenths], dtype=torch.float64)

    assert exact_tenths(M).tolist() == tenths


@pytest.mark.parametrize(
    ("rows", "rank"),
    [
        (((0, 0), (0, 0)), 0),
        (((1, 2), (2, 4)), 1),
        (((1, 2), (3, 4)), 2),
        (((0, 1), (1, 0)), 2),
        (((0, 0, 3),), 1),
        (((1, 2, 3), (4, 5, 6), (7, 8, 9)), 2),
        (((1,), (0,), (5,)), 1),
    ],
)
def test_ranks_by_hand(rows, rank):
    assert exact_rank(np.array(rows, dtype=object)) == rank


def test_a_rank_that_no_float_could_tell():
    large = 10**40

    assert exact_rank(np.array([[large, 1], [large**2, large]], dtype=object)) == 1
    assert exact_rank(np.array([[large, 1], [large**2, large + 1]], dtype=object)) == 2


@settings(max_examples=40)
@given(WIDTHS, SEEDS)
def test_the_rank_of_a_stack_is_at_most_its_smallest_width(widths, seed):
    single = collapse(*exact_layers(draw_stack(widths, 1, seed).layers))

    assert exact_rank(single.W) <= min(widths)


def test_outputs_are_fractions_with_the_value_they_have():
    layer = Affine(torch.tensor([[0.5]]), torch.tensor([0.1]))
    stack = Stack(torch.tensor([[0.3]]), (layer, layer))

    stacked, single = exact_outputs(stack)

    # (0.3 · 0.5 + 0.1) · 0.5 + 0.1
    assert stacked[0, 0] == single[0, 0] == Fraction(225, 1000)


def test_the_exact_difference_is_the_integer_0_where_float32_differs():
    stacks = [draw_stack((2, 3, 2), 3, seed) for seed in range(20)]

    assert {exact_difference(stack) for stack in stacks} == {0}
    rounded = [
        forward(s.X.float(), tuple(Affine(W.float(), b.float()) for W, b in s.layers))
        for s in stacks
    ]
    assert any(
        not torch.equal(O.double(), forward(s.X, s.layers))
        for O, s in zip(rounded, stacks, strict=True)
    )

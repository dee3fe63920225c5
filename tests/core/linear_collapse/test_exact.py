from fractions import Fraction

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.linear_collapse.exact import (
    ExactMatrix,
    exact_collapse,
    exact_forward,
    exact_layers,
    exact_tenths,
)
from core.linear_collapse.stack import draw_stack

SIZES = st.integers(1, 12)
WIDTHS = st.lists(SIZES, min_size=3, max_size=8).map(tuple)
SEEDS = st.integers(0, 9999)


def test_a_worked_product():
    A = ExactMatrix(((1, 2), (3, 4)), 10)
    B = ExactMatrix(((5,), (-6,)), 10)

    product = A @ B

    # 0.1·0.5 - 0.2·0.6 = -0.07 and 0.3·0.5 - 0.4·0.6 = -0.09
    assert product.entry(0, 0) == Fraction(-7, 100)
    assert product.entry(1, 0) == Fraction(-9, 100)
    assert product.largest() == Fraction(9, 100)


def test_a_row_is_added_to_every_row():
    A = ExactMatrix(((1, 2), (3, 4)), 10)
    b = ExactMatrix(((1, -1),), 2)

    # 0.1 + 0.5, 0.2 - 0.5; 0.3 + 0.5, 0.4 - 0.5
    total = A + b
    assert [[total.entry(i, j) for j in range(2)] for i in range(2)] == [
        [Fraction(6, 10), Fraction(-3, 10)],
        [Fraction(8, 10), Fraction(-1, 10)],
    ]
    assert (total - b - A).largest() == 0


def test_a_collapse_by_hand():
    layers = exact_layers(draw_stack((1, 1, 1), 1, 0).layers)
    w1, b1, w2, b2 = (M.entry(0, 0) for layer in layers for M in layer)

    single = exact_collapse(layers)

    assert single.W.entry(0, 0) == w1 * w2
    assert single.b.entry(0, 0) == b1 * w2 + b2


@settings(deadline=None, max_examples=40)
@given(WIDTHS, SIZES, SEEDS)
def test_the_difference_is_the_integer_zero(widths, num_examples, seed):
    stack = draw_stack(widths, num_examples, seed)
    X, layers = exact_tenths(stack.X), exact_layers(stack.layers)

    gap = (exact_forward(X, layers) - exact_collapse(layers)(X)).largest()

    assert gap == 0
    assert gap.denominator == 1


@settings(deadline=None, max_examples=15)
@given(WIDTHS, SEEDS)
def test_common_denominators_agree_with_python_fractions(widths, seed):
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

    exact = exact_forward(exact_tenths(stack.X), exact_layers(stack.layers))

    assert [exact.entry(0, k) for k in range(widths[-1])] == H


def test_inner_sizes_that_differ_are_refused():
    with pytest.raises(ValueError, match="row of 2 numbers does not fit a column of 3"):
        ExactMatrix(((1, 2),), 1) @ ExactMatrix(((1,), (2,), (3,)), 1)


def test_what_is_not_in_tenths_is_refused():
    with pytest.raises(ValueError, match=r"0\.25 is not a whole number of tenths"):
        exact_tenths(torch.tensor([[0.5, 0.25]], dtype=torch.float64))


def test_every_tenth_is_taken_over():
    tenths = tuple(range(-99, 100))
    M = torch.tensor([tenth / 10 for tenth in tenths], dtype=torch.float64)

    assert exact_tenths(M) == ExactMatrix((tenths,), 10)

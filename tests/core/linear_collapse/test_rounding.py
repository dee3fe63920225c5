import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affine import Affine, forward, to_dtype
from core.linear_collapse.exact_collapse import exact_layers, exact_tenths
from core.linear_collapse.rounding import (
    FORMATS,
    largest_difference,
    reroll,
    rounding_bound,
)
from core.linear_collapse.stack import draw_stack

SIZES = st.integers(1, 12)
WIDTHS = st.lists(SIZES, min_size=3, max_size=8).map(tuple)
SEEDS = st.integers(0, 9999)


def test_the_bound_of_a_worked_example():
    first = Affine(torch.tensor([[2.0, -3.0]]), torch.tensor([-1.0, 0.5]))
    second = Affine(torch.tensor([[1.0], [-2.0]]), torch.tensor([4.0]))
    X = torch.tensor([[-2.0]])

    bound = rounding_bound(X, (first, second))

    # One input and a bias, two inputs and a bias: K = 2 + 3.
    assert bound.operations == 5
    # |H| = (2·2 + 1, 2·3 + 0.5) = (5, 6.5); M = 5 + 2·6.5 + 4
    assert bound.magnitude.item() == 22
    assert bound.epsilon == 2**-23
    K_epsilon = 5 * 2**-23
    assert bound.value.item() == pytest.approx(K_epsilon * 22 / (1 - K_epsilon / 2))


def test_whole_numbers_leave_no_difference():
    layers = (
        Affine(torch.tensor([[2.0, -3.0]]), torch.tensor([1.0, 5.0])),
        Affine(torch.tensor([[4.0], [7.0]]), torch.tensor([-6.0])),
    )

    assert largest_difference(torch.tensor([[3.0]]), layers).item() == 0


@pytest.mark.parametrize("dtype", FORMATS)
@settings(max_examples=40)
@given(WIDTHS, SIZES, SEEDS)
def test_no_difference_exceeds_its_bound(dtype, widths, num_examples, seed):
    stack = draw_stack(widths, num_examples, seed)
    X = stack.X.to(dtype)

    assert largest_difference(X, stack.layers) <= rounding_bound(X, stack.layers).value


@settings(max_examples=40)
@given(WIDTHS, SEEDS)
def test_half_the_bound_holds_for_the_stack_against_exact_arithmetic(widths, seed):
    stack = draw_stack(widths, 1, seed)
    exact = forward(exact_tenths(stack.X), exact_layers(stack.layers))
    truth = [o / 10 ** len(widths) for o in exact[0]]

    computed = forward(stack.X, stack.layers)[0].tolist()

    # Tenths themselves are rounded when they are stored: once for each number read.
    bound = float(rounding_bound(stack.X, stack.layers).value)
    gap = max(abs(a - b) for a, b in zip(computed, truth, strict=True))
    assert gap <= bound


@pytest.mark.parametrize("depth", [1, 3, 6])
def test_float32_differs_a_billion_times_more_than_float64(depth):
    rerolls = reroll((8,) * (depth + 2), 8, 50, 0)

    single, double = (rerolls[dtype].difference.median() for dtype in FORMATS)
    assert 1e8 < single / double < 1e10


@pytest.mark.parametrize("widths", [(1, 1, 1), (2, 3, 2), (12,) * 8, (12, 1, 12)])
def test_every_reroll_stays_within_its_bound(widths):
    for rerolls in reroll(widths, 12, 200, seed=3).values():
        assert rerolls.difference.shape == rerolls.bound.shape == (200,)
        assert (rerolls.difference <= rerolls.bound).all()


def test_rerolls_are_different_stacks():
    rerolls = reroll((3, 4, 2), 5, 200, 0)[torch.float64]

    assert len(rerolls.bound.unique()) == 200


def test_a_batch_of_stacks_computes_what_each_alone_would():
    layers = draw_stack((2, 3, 2), 4, 0).layers
    X = draw_stack((2, 3, 2), 4, 0).X
    batch = [
        Affine(torch.stack([W, W]), torch.stack([b, b]).unsqueeze(-2))
        for W, b in to_dtype(layers, torch.float32)
    ]

    together = rounding_bound(torch.stack([X, X]).float(), batch)

    alone = rounding_bound(X.float(), layers)
    assert together.operations == alone.operations
    torch.testing.assert_close(together.value, alone.value.expand(2))

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affine import Affine, to_dtype
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


@pytest.mark.parametrize("dtype", FORMATS.values())
@settings(max_examples=40)
@given(WIDTHS, SIZES, SEEDS)
def test_no_difference_exceeds_its_bound(dtype, widths, num_examples, seed):
    stack = draw_stack(widths, num_examples, seed)
    X = stack.X.to(dtype)

    assert largest_difference(X, stack.layers) <= rounding_bound(X, stack.layers).value


@pytest.mark.parametrize("widths", [(1, 1, 1), (12, 1, 12), (12,) * 8])
def test_rerolls_are_different_stacks_and_stay_within_its_bound(widths):
    for rerolls in reroll(widths, 12, 200, seed=3).values():
        assert rerolls.difference.shape == rerolls.bound.shape == (200,)
        assert (rerolls.difference <= rerolls.bound).all()
        assert len(rerolls.bound.unique()) == 200


def test_a_batch_of_stacks_computes_what_each_alone_would():
    X, layers = draw_stack((2, 3, 2), 4, 0)
    batch = [
        Affine(torch.stack([W, W]), torch.stack([b, b]).unsqueeze(-2))
        for W, b in to_dtype(layers, torch.float32)
    ]

    together = rounding_bound(torch.stack([X, X]).float(), batch)

    alone = rounding_bound(X.float(), layers)
    assert together.operations == alone.operations
    torch.testing.assert_close(together.value, alone.value.expand(2))

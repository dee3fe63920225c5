import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affine import collapse
from core.linear_collapse.bottleneck import (
    least_width,
    lost_shares,
    squeeze,
)
from core.linear_collapse.stack import draw_stack

SIZES = st.integers(1, 12)
SEEDS = st.integers(0, 9999)


@settings(max_examples=40)
@given(SIZES, SIZES, SEEDS, st.data())
def test_the_squeezed_layer_loses_what_eckart_and_young_say(m, k, seed, data):
    layer = draw_stack((m, k), 1, seed).layers[0]
    width = data.draw(st.integers(1, min(m, k)))

    squeezed = collapse(*squeeze(layer, width))

    values = torch.linalg.svdvals(layer.W)
    lost = torch.linalg.matrix_norm(layer.W - squeezed.W)
    torch.testing.assert_close(
        lost, values[width:].square().sum().sqrt(), rtol=1e-9, atol=1e-12
    )
    assert torch.equal(squeezed.b, layer.b)
    assert torch.linalg.matrix_rank(squeezed.W, rtol=1e-9) <= width


def test_through_one_unit_every_output_is_a_multiple_of_one_direction():
    layer = draw_stack((12, 12), 1, 0).layers[0]
    down, up = squeeze(layer, 1)
    X = torch.randn(40, 12, generator=torch.Generator().manual_seed(0)).double()

    moved = collapse(down, up)(X) - layer.b

    multiples = moved @ up.W.T / up.W.square().sum()
    torch.testing.assert_close(moved, multiples @ up.W)


def test_lost_shares_of_a_worked_example():
    # Of squares 9, 16 and 0 (25 in all): sqrt(25/25), sqrt(9/25), 0, 0.
    shares = lost_shares(torch.tensor([4.0, 3.0, 0.0]))

    torch.testing.assert_close(shares, torch.tensor([1.0, 0.6, 0.0, 0.0]))


def test_a_matrix_of_zeros_has_nothing_to_lose():
    assert lost_shares(torch.zeros(3)).tolist() == [0, 0, 0, 0]


def test_the_least_width_is_the_first_that_loses_little_enough():
    shares = torch.tensor([1.0, 0.6, 0.1, 0.0])

    assert [least_width(shares, most) for most in (1.0, 0.6, 0.5, 0.1, 0.0)] == [
        0, 1, 2, 2, 3,
    ]  # fmt: skip


@settings(max_examples=40)
@given(SIZES, SIZES, SEEDS, st.floats(0, 1))
def test_one_unit_less_than_the_least_width_loses_too_much(m, k, seed, most):
    layer = draw_stack((m, k), 1, seed).layers[0]
    shares = lost_shares(torch.linalg.svdvals(layer.W))

    width = least_width(shares, most)

    assert shares[width] <= most
    assert width == 0 or shares[width - 1] > most

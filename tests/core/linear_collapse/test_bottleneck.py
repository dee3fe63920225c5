import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.linear_collapse.bottleneck import least_width, lost_shares, squeeze
from core.linear_collapse.stack import draw_stack

SIZES = st.integers(1, 12)


@settings(max_examples=40)
@given(SIZES, SIZES, st.integers(0, 9999), st.data())
def test_the_squeezed_layer_loses_what_eckart_and_young_say(m, k, seed, data):
    layer = draw_stack((m, k), 1, seed).layers[0]
    width = data.draw(st.integers(1, min(m, k)))

    squeezed = squeeze(layer, width)

    values = torch.linalg.svdvals(layer.W)
    lost = torch.linalg.matrix_norm(layer.W - squeezed.W)
    torch.testing.assert_close(
        lost, values[width:].square().sum().sqrt(), rtol=1e-9, atol=1e-12
    )
    assert torch.equal(squeezed.b, layer.b)
    assert torch.linalg.matrix_rank(squeezed.W, rtol=1e-9) <= width


def test_lost_shares_of_a_worked_example():
    # Of squares 9, 16 and 0 (25 in all): sqrt(25/25), sqrt(9/25), 0, 0.
    shares = lost_shares(torch.tensor([4.0, 3.0, 0.0]))

    torch.testing.assert_close(shares, torch.tensor([1.0, 0.6, 0.0, 0.0]))


def test_the_least_width_is_the_first_that_loses_little_enough():
    shares = torch.tensor([1.0, 0.6, 0.1, 0.0])

    assert [least_width(shares, most) for most in (1.0, 0.5, 0.1, 0.0)] == [0, 2, 2, 3]

import pytest
import torch

from core.activation_gallery.vanishing_gradient import (
    MAX_DEPTH,
    WIDTH,
    bound,
    draw,
    fade,
)
from core.activations import ACTIVATIONS, find
from core.activations.properties import properties_of


def faded(key: str, depth: int = 12, gain: float = 1.0, seed: int = 0):
    return fade(ACTIVATIONS[key], depth, gain, seed)


def test_the_weights_change_no_length():
    _, weights, gradient = draw(3)

    eye = torch.eye(WIDTH, dtype=torch.float64)
    assert (weights @ weights.mT - eye).abs().max() < 1e-13
    assert gradient.norm(dim=1) == pytest.approx(torch.ones(100).tolist())


def test_without_an_activation_all_of_the_gradient_comes_back():
    assert faded("identity", MAX_DEPTH).left.tolist() == pytest.approx([1] * 51)


@pytest.mark.parametrize("key", ["sigmoid", "tanh", "gelu", "relu"])
@pytest.mark.parametrize("gain", [0.5, 3.0])
def test_no_activation_leaves_more_than_its_bound(key: str, gain: float):
    steepest = properties_of(ACTIVATIONS[key]).steepest

    fading = faded(key, MAX_DEPTH, gain)

    most = bound(gain * steepest, MAX_DEPTH)
    assert (fading.high <= most * (1 + 1e-9)).all()
    assert (fading.low <= fading.left).all()
    assert (fading.left <= fading.high).all()


def test_the_bound_of_the_sigmoid_is_a_quarter_to_the_depth():
    assert bound(0.25, 10)[-1].item() == pytest.approx(9.536743e-7, rel=1e-6)


def test_the_gradient_is_the_one_autograd_sends_back():
    inputs, weights, gradient = draw(5)
    x = inputs.clone().requires_grad_()
    H = x
    for Q in weights[:4]:
        H = torch.tanh(H @ Q * 1.3)
    (back,) = torch.autograd.grad(H, x, gradient)

    fading = faded("tanh", 4, 1.3, seed=5)

    median = back.norm(dim=1).quantile(0.5)
    assert fading.left[-1].item() == pytest.approx(median.item())


def test_relu_loses_half_of_the_squared_length_a_layer_and_a_gain_gives_it_back():
    plain, scaled = faded("relu", 20), faded("relu", 20, 2**0.5)

    assert plain.left[-1] < 1e-3
    ratio = scaled.left[-1] / plain.left[-1]
    assert ratio.item() == pytest.approx(2**10)


def test_units_are_counted_as_saturated_and_dead():
    relu, sigmoid = faded("relu"), faded("sigmoid", gain=1.0)

    assert 0.4 < relu.saturated[0] < 0.6
    assert relu.dead[0] == 0
    assert sigmoid.saturated.tolist() == [0] * 12
    assert faded("step").dead.tolist() == [1] * 12
    assert faded("step").saturated.tolist() == [1] * 12


@pytest.mark.parametrize("key", ["threshold", "hardshrink"])
def test_where_the_function_jumps_units_of_slope_1_are_not_saturated(key: str):
    fading = faded(key, depth=1)

    assert fading.left[-1] > 0.3
    assert fading.saturated[0] < 0.9


def test_where_an_activation_is_undefined_nothing_is_claimed_to_be_left():
    fading = fade(find("log(x)"), 3, 1.0, 0)

    assert fading.left[0] == pytest.approx(1)
    assert fading.left[1:].isnan().all()
    assert fade(find("log(-1 - x^2)"), 3, 1.0, 0) is None


def test_another_seed_fades_another_gradient():
    assert not torch.equal(faded("gelu", seed=7).left, faded("gelu", seed=8).left)

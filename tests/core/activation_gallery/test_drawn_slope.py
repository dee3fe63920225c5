import pytest
import torch

from core.activation_gallery.drawn_slope import GRID, compare_slope
from core.activations import ACTIVATIONS

X = GRID.x
FUNCTIONS = {"relu": torch.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh}
ZERO = torch.zeros_like(X)
HILL = (-X.square() / 2).exp()


def true_slope(key: str) -> torch.Tensor:
    x = X.clone().requires_grad_()
    return torch.autograd.grad(FUNCTIONS[key](x).sum(), x)[0]


def compared(key: str, curve: torch.Tensor):
    return compare_slope(ACTIVATIONS[key], tuple(curve.tolist()))


@pytest.mark.parametrize("key", FUNCTIONS)
def test_the_true_slope_has_no_fault_nor_has_a_trembling_hand(key: str):
    tremble = 0.05 * torch.sin(7 * X)

    assert compared(key, true_slope(key)).miss.mean == pytest.approx(0, abs=1e-12)
    for curve in (true_slope(key), true_slope(key) + tremble):
        assert compared(key, curve).fault == ""


@pytest.mark.parametrize(
    ("key", "curve", "fault"),
    [
        ("tanh", torch.tanh(X), "lowest"),
        ("sigmoid", torch.sigmoid(X), "right"),
        ("sigmoid", HILL, "peak"),
        ("tanh", 0.25 * HILL, "peak"),
        ("tanh", ZERO, "peak"),
        ("tanh", (-(X - 2).square() / 2).exp(), "peak_x"),
        ("tanh", (-X.square() / 8).exp(), "miss"),
        ("relu", torch.relu(X).clamp(max=1.5), "right"),
        ("relu", ZERO + 1, "left"),
        ("relu", (X > 1.9).double(), "miss"),
    ],
)
def test_the_first_fault_is_named(key: str, curve: torch.Tensor, fault: str):
    assert compared(key, curve).fault == fault


def test_what_is_measured_of_a_curve_and_of_the_truth():
    told = compared("tanh", 0.5 * true_slope("tanh"))

    assert told.peak == pytest.approx((0.5, 1.0))
    assert told.peak_x == pytest.approx((0.0, 0.0), abs=1e-12)
    ends = true_slope("tanh")[X <= -4].mean().item()
    assert told.left == pytest.approx((ends / 2, ends))
    assert told.right == pytest.approx(told.left)
    assert told.miss.mean == pytest.approx((0.5 * true_slope("tanh")).mean().item())

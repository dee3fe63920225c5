"""What the chapter says of the squashing functions, sigmoid and tanh, computed."""

import torch

from core.activation_gallery.claims import GRID, Claim, slope_at
from core.activation_gallery.softmax import pair_gap
from core.activation_gallery.threshold_unit import fire
from core.activations import ACTIVATIONS, Activation
from core.notation import number

SIGMOID, TANH = (ACTIVATIONS[key] for key in ("sigmoid", "tanh"))
NEAR, FAR = 0.1, 10.0


def squashing_claims() -> list[Claim]:
    """Check what the chapter says of sigmoid and tanh."""
    return [
        _threshold(),
        _sigmoid_peak(),
        _sigmoid_product(),
        _nearly_linear("sigmoid", "the sigmoid"),
        _sigmoid_plateaus(),
        _sigmoid_softmax(),
        _tanh_peak(),
        _nearly_linear("tanh", "tanh"),
        _tanh_symmetry(),
    ]


def _threshold() -> Claim:
    steep = fire(1000.0)
    return Claim(
        "threshold",
        "The sigmoid is a smooth threshold",
        f"k = 1000: off by {number(steep.gap_beside, 1)} beside 0",
        steep.gap_beside < 1e-6,
    )


def _sigmoid_peak() -> Claim:
    slopes = SIGMOID.derivative(GRID)
    x = GRID[slopes.argmax()].item()
    return Claim(
        "peak",
        "The sigmoid's slope is at most 0.25, at 0",
        f"largest slope {slopes.max().item():.4g} at x = {x:g}",
        x == 0 and slopes.max().item() == 0.25,
    )


def _sigmoid_product() -> Claim:
    value = SIGMOID.fn(GRID)
    gap = (SIGMOID.derivative(GRID) - value * (1 - value)).abs().max().item()
    return Claim(
        "product",
        "Its slope: sigmoid(x)(1 − sigmoid(x))",
        f"largest difference {number(gap, 1)}",
        gap < 1e-15,
    )


def _nearly_linear(key: str, name: str) -> Claim:
    """Hold a function against its tangent at 0, near 0 and far from it."""
    activation = ACTIVATIONS[key]
    near, far = (_off_the_tangent(activation, x) for x in (NEAR, 2.0))
    return Claim(
        "linear" if key == "tanh" else f"linear_{key}",
        f"Near 0 {name} is nearly linear",
        f"off by {number(near, 1)} at 0.1, by {far:.2f} at 2",
        near < 1e-3,
    )


def _off_the_tangent(activation: Activation, x: float) -> float:
    at = torch.tensor([0.0, x], dtype=torch.float64)
    start, value = activation.fn(at).tolist()
    return abs(value - start - slope_at(activation, 0.0) * x)


def _sigmoid_plateaus() -> Claim:
    slopes = [slope_at(SIGMOID, x) for x in (-FAR, FAR)]
    return Claim(
        "plateaus",
        "Far out it has plateaus",
        f"slope {number(slopes[1], 1)} at x = ±{FAR:g}",
        max(slopes) < 1e-4,
    )


def _sigmoid_softmax() -> Claim:
    gap = pair_gap()
    return Claim(
        "softmax",
        "It is a special case of the softmax",
        f"softmax of (x, 0): off by {number(gap, 1)}",
        gap < 1e-15,
    )


def _tanh_peak() -> Claim:
    slopes = TANH.derivative(GRID)
    x = GRID[slopes.argmax()].item()
    return Claim(
        "tanh_peak",
        "The slope of tanh reaches 1 at 0",
        f"largest slope {slopes.max().item():.4g} at x = {x:g}",
        x == 0 and slopes.max().item() == 1,
    )


def _tanh_symmetry() -> Claim:
    gap = (TANH.fn(GRID) + TANH.fn(-GRID)).abs().max().item()
    return Claim(
        "symmetry",
        "tanh is symmetric about the origin",
        f"tanh(x) + tanh(−x) is at most {gap:g}",
        gap == 0,
    )

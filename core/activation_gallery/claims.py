"""What section 5.1.2 of the chapter says of its activations, computed.

Each claim is a sentence and the numbers that bear it out, in float64, over 4,001 points
of [−20, 20] where it speaks of every x.
"""

import math
from typing import NamedTuple

import torch

from core.activation_gallery.names import number
from core.activation_gallery.softmax import pair_gap
from core.activation_gallery.threshold_unit import fire
from core.activation_gallery.vanishing import fade
from core.activations import ACTIVATIONS, Activation

RELU, SIGMOID, TANH = (ACTIVATIONS[key] for key in ("relu", "sigmoid", "tanh"))
GRID = torch.arange(-2000, 2001, dtype=torch.float64) / 100
NEAR, FAR = 0.1, 10.0
DEPTH = 10
NUM_DRAWN = 1_000_000


class Claim(NamedTuple):
    """A sentence of the chapter, and what was computed for it.

    Attributes:
        name: To refer to it.
        sentence: The claim.
        computed: The numbers.
        holds: Whether they bear it out.
        condition: Under which it holds; empty if it holds as it stands.
    """

    name: str
    sentence: str
    computed: str
    holds: bool
    condition: str = ""


def chapter_claims() -> list[Claim]:
    """Check the chapter's claims about ReLU, sigmoid and tanh."""
    return [
        _relu_slopes(),
        _relu_at_zero(),
        _measure_zero(),
        _relu_avoids(),
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


def _slope(activation: Activation, x: float) -> float:
    return activation.derivative(torch.tensor(x, dtype=torch.float64)).item()


def _relu_slopes() -> Claim:
    slopes = set(RELU.derivative(GRID[GRID != 0]).tolist())
    shown = " and ".join(f"{slope:g}" for slope in sorted(slopes))
    return Claim(
        "slopes",
        "ReLU's slopes are 0 or 1",
        f"the only slopes: {shown}",
        slopes == {0.0, 1.0},
    )


def _relu_at_zero() -> Claim:
    slope = _slope(RELU, 0.0)
    return Claim(
        "at_zero",
        "At 0 ReLU's slope is taken as 0",
        f"torch.relu: slope {slope:g} at 0",
        slope == 0,
    )


def _measure_zero() -> Claim:
    drawn = torch.randn(NUM_DRAWN, generator=torch.Generator().manual_seed(0))
    hits = int((drawn == 0).sum())
    return Claim(
        "measure_zero",
        "Inputs are never exactly 0 (measure zero)",
        f"{hits} of {NUM_DRAWN:,} random inputs are 0",
        hits == 0,
    )


def _relu_avoids() -> Claim:
    small, large = (
        fade(RELU, {}, 1.0, DEPTH, gain, 0).left[-1].item()
        for gain in (1.0, math.sqrt(2))
    )
    return Claim(
        "avoids",
        "ReLU avoids vanishing gradients",
        f"{DEPTH} layers leave {small:.2g}; at gain √2 {large:.2g}",
        large > 0.1,
        "if weights are large enough" if small < 0.1 else "",
    )


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
    return abs(value - start - _slope(activation, 0.0) * x)


def _sigmoid_plateaus() -> Claim:
    slopes = [_slope(SIGMOID, x) for x in (-FAR, FAR)]
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

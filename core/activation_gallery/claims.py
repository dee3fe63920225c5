"""What section 5.1.2 of the chapter says of its activations, computed.

Each claim is a sentence and the numbers that bear it out, in float64, over 4,001 points
of [−20, 20] where it speaks of every x.
"""

import math
from functools import cache
from typing import NamedTuple

import torch

from core.activation_gallery.curves import read_at
from core.activation_gallery.softmax import pair_gap
from core.activation_gallery.threshold_unit import fire
from core.activation_gallery.vanishing_gradient import fade
from core.activations import ACTIVATIONS, Activation
from core.notation import number

RELU, SIGMOID, TANH = (ACTIVATIONS[key] for key in ("relu", "sigmoid", "tanh"))
GRID = torch.arange(-2000, 2001, dtype=torch.float64) / 100
"""Where a claim that speaks of every x is looked at."""
DEPTH = 10
NUM_DRAWN = 1_000_000
NEAR, FAR = 0.1, 10.0


class Claim(NamedTuple):
    """A sentence of the chapter, and what was computed for it.

    Attributes:
        sentence: The claim.
        computed: The numbers.
        holds: Whether they bear it out.
        if_large: Whether it holds only if weights are large enough.
    """

    sentence: str
    computed: str
    holds: bool
    if_large: bool = False


@cache
def chapter_claims() -> dict[str, Claim]:
    """Check what the chapter says of ReLU, sigmoid and tanh, in its order."""
    return {
        "slopes": _relu_slopes(),
        "at_zero": _relu_at_zero(),
        "measure_zero": _measure_zero(),
        "avoids": _relu_avoids(),
        "threshold": _threshold(),
        "peak": _peak("The sigmoid's slope is at most 0.25, at 0", SIGMOID, 0.25),
        "product": _sigmoid_product(),
        "linear_sigmoid": _nearly_linear("the sigmoid", SIGMOID),
        "plateaus": _sigmoid_plateaus(),
        "softmax": _sigmoid_softmax(),
        "tanh_peak": _peak("The slope of tanh reaches 1 at 0", TANH, 1.0),
        "linear": _nearly_linear("tanh", TANH),
        "symmetry": _tanh_symmetry(),
    }


def _relu_slopes() -> Claim:
    slopes = set(RELU.derivative(GRID[GRID != 0]).tolist())
    shown = " and ".join(f"{slope:g}" for slope in sorted(slopes))
    sentence = "ReLU's slopes are 0 or 1"
    return Claim(sentence, f"the only slopes: {shown}", slopes == {0.0, 1.0})


def _relu_at_zero() -> Claim:
    slope = read_at(RELU, {}, 0.0).slope
    sentence = "At 0 ReLU's slope is taken as 0"
    return Claim(sentence, f"torch.relu: slope {slope:g} at 0", slope == 0)


def _measure_zero() -> Claim:
    drawn = torch.randn(NUM_DRAWN, generator=torch.Generator().manual_seed(0))
    hits = int((drawn == 0).sum())
    sentence = "Inputs are never exactly 0 (measure zero)"
    return Claim(sentence, f"{hits} of {NUM_DRAWN:,} random inputs are 0", hits == 0)


def _relu_avoids() -> Claim:
    small, large = (
        fade(RELU, DEPTH, gain, 0).left[-1].item() for gain in (1.0, math.sqrt(2))
    )
    computed = f"{DEPTH} layers leave {small:.2g}; at gain √2 {large:.2g}"
    return Claim("ReLU avoids vanishing gradients", computed, large > 0.1, small < 0.1)


def _threshold() -> Claim:
    gap = fire(1000.0).gap_beside
    computed = f"k = 1000: off by {number(gap, 1)} beside 0"
    return Claim("The sigmoid is a smooth threshold", computed, gap < 1e-6)


def _peak(sentence: str, activation: Activation, height: float) -> Claim:
    slopes = activation.derivative(GRID)
    most, x = slopes.max().item(), GRID[slopes.argmax()].item()
    computed = f"largest slope {most:.4g} at x = {x:g}"
    return Claim(sentence, computed, x == 0 and most == height)


def _sigmoid_product() -> Claim:
    value = SIGMOID.fn(GRID)
    gap = (SIGMOID.derivative(GRID) - value * (1 - value)).abs().max().item()
    sentence = "Its slope: sigmoid(x)(1 − sigmoid(x))"
    return Claim(sentence, f"largest difference {number(gap, 1)}", gap < 1e-15)


def _nearly_linear(name: str, activation: Activation) -> Claim:
    """Hold a function against its tangent at 0, near 0 and far from it."""
    start = read_at(activation, {}, 0.0)
    near, far = (
        abs(read_at(activation, {}, x).value - start.value - start.slope * x)
        for x in (NEAR, 2.0)
    )
    computed = f"off by {number(near, 1)} at 0.1, by {far:.2f} at 2"
    return Claim(f"Near 0 {name} is nearly linear", computed, near < 1e-3)


def _sigmoid_plateaus() -> Claim:
    left, right = (read_at(SIGMOID, {}, x).slope for x in (-FAR, FAR))
    computed = f"slope {number(right, 1)} at x = ±{FAR:g}"
    return Claim("Far out it has plateaus", computed, max(left, right) < 1e-4)


def _sigmoid_softmax() -> Claim:
    gap = pair_gap()
    computed = f"softmax of (x, 0): off by {number(gap, 1)}"
    return Claim("It is a special case of the softmax", computed, gap < 1e-15)


def _tanh_symmetry() -> Claim:
    gap = (TANH.fn(GRID) + TANH.fn(-GRID)).abs().max().item()
    computed = f"tanh(x) + tanh(−x) is at most {gap:g}"
    return Claim("tanh is symmetric about the origin", computed, gap == 0)

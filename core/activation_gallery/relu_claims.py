"""What the chapter says of ReLU, computed."""

import math

import torch

from core.activation_gallery.claims import GRID, Claim, slope_at
from core.activation_gallery.vanishing_gradient import fade
from core.activations import ACTIVATIONS

RELU = ACTIVATIONS["relu"]
DEPTH = 10
NUM_DRAWN = 1_000_000


def relu_claims() -> list[Claim]:
    """Check what the chapter says of ReLU."""
    return [_relu_slopes(), _relu_at_zero(), _measure_zero(), _relu_avoids()]


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
    slope = slope_at(RELU, 0.0)
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

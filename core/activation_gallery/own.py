"""Does a function of a reader's own let gradients through everywhere, and bend?"""

from typing import NamedTuple

import torch

from core.activations import Activation
from core.activations.properties.is_affine import constant_slope

HALF_WIDTH = 20.0
NUM_STEPS = 2000
ENOUGH = 0.1
"""The share of a gradient that should pass, at least."""


class Passing(NamedTuple):
    """What a function lets through at worst, on [−20, 20].

    Attributes:
        x: Where its slope is nearest to 0, or where it is undefined.
        slope: The slope there; nan where it is undefined.
        bends: Whether it is anything but one straight line.
    """

    x: float
    slope: float
    bends: bool

    @property
    def is_enough(self) -> bool:
        """Whether it bends and passes a tenth of every gradient, or more."""
        return self.bends and abs(self.slope) >= ENOUGH


def weakest_slope(activation: Activation) -> Passing:
    """Find where a function lets least of a gradient through."""
    fn, derivative = activation.with_settings()
    # Halfway between round numbers, where kinks are: a kink is no slope.
    steps = torch.arange(-NUM_STEPS, NUM_STEPS, dtype=torch.float64) + 0.5
    x = steps / NUM_STEPS * HALF_WIDTH
    slope = derivative(x).masked_fill(~fn(x).isfinite(), torch.nan)
    i = int(slope.abs().nan_to_num(-1.0, posinf=torch.inf).argmin())
    bends = constant_slope(activation, activation.defaults) is None
    return Passing(x[i].item(), slope[i].item(), bends)

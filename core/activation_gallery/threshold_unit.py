"""Firing or not: the threshold unit of 1943, and the sigmoid that smooths it.

σ(kx) approaches the step as k grows, at every x but 0, where it is 1/2 for every k. Its
slope at 0 is k/4, and everywhere else the slope goes to 0.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import ACTIVATIONS

HALF_WIDTH = 2.0
NUM_STEPS = 100


class Firing(NamedTuple):
    """A threshold unit beside a steep sigmoid.

    Attributes:
        x: Points from −2 to 2, 0 among them, shape (n,).
        step: 1 where x > 0, else 0; nan at 0, to lift the pen.
        smooth: σ(kx).
        gap_at_zero: |σ(0) − 0|, the largest difference there is.
        gap_beside: Largest difference where |x| ≥ 0.1.
        width: Width of the stretch in which σ(kx) lies between 1 % and 99 %.
    """

    x: Tensor
    step: Tensor
    smooth: Tensor
    gap_at_zero: float
    gap_beside: float
    width: float


def fire(k: float) -> Firing:
    """Compare the threshold unit with σ(kx), for k > 0."""
    steps = torch.arange(-NUM_STEPS, NUM_STEPS + 1, dtype=torch.float64)
    x = steps / NUM_STEPS * HALF_WIDTH
    step = ACTIVATIONS["step"].fn(x)
    smooth = ACTIVATIONS["sigmoid"].fn(k * x)
    gap = (smooth - step).abs()
    return Firing(
        x,
        step.masked_fill(x == 0, torch.nan),
        smooth,
        gap[x == 0].item(),
        gap[x.abs() >= 0.1].max().item(),
        2 * math.log(99) / k,
    )


def slopes_at(k: float, x: float) -> tuple[float, float]:
    """Return the slope at x of the threshold unit and of σ(kx)."""
    point = torch.tensor(x, dtype=torch.float64)
    step = ACTIVATIONS["step"].derivative(point).item()
    return step, k * ACTIVATIONS["sigmoid"].derivative(k * point).item()

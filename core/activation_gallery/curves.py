"""What lesson 3 reads off an activation: its curve, its tangent, its value at a point.

All of it is computed in float64 from the pair of the registry, so that what is drawn,
what is said and what is tested are the same numbers.
"""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import Activation
from core.activations.properties.breaks import breaks_of

NUM_STEPS = 160
"""Steps to either side of 0, enough for what a reader types."""
KINK_WIDTH = 1e-9
"""How far from a kink its left and right sides are read."""
STEEP = 0.2
"""A gap across which a curve does this share of all it does is halved, ..."""
ROUNDS, MOST_STEEP, FINEST = 6, 16, 1e-6
"""... so many times, unless there are more of them, as in a wave, or it is narrower."""
EVEN = "leaky_relu", "prelu", "elu"
"""Activations whose values and slopes change evenly with their one parameter."""


class Curve(NamedTuple):
    """An activation sampled for drawing.

    Attributes:
        x: Ascending points, shape (n,), float64.
        value: The function there; nan where it is undefined, or to lift the pen.
        slope: Its derivative there, likewise.
        undefined_share: Share of the even grid at which it is no finite number.
    """

    x: Tensor
    value: Tensor
    slope: Tensor
    undefined_share: float


class Reading(NamedTuple):
    """An activation at one point: where, its value, its slope."""

    x: float
    value: float
    slope: float


def sample(
    activation: Activation,
    settings: Mapping[str, float],
    half_width: float,
    num_steps: int = NUM_STEPS,
) -> Curve:
    """Sample an activation over [−half_width, half_width], `num_steps` to either side.

    At every kink the pen is lifted: a function that jumps, or a slope that does, is two
    lines and not a steep one. What a function does between two points of an even grid,
    as tanh(1000x − 5) does, is sampled closer.
    """
    fn, derivative = activation.with_settings(**settings)
    kinks = torch.tensor(kinks_of(activation, settings), dtype=torch.float64)
    kinks = kinks[kinks.abs() < half_width]
    # From whole numbers: a grid of added steps would miss 0 by a rounding error.
    steps = torch.arange(-num_steps, num_steps + 1, dtype=torch.float64)
    grid = steps / num_steps * half_width
    sides = torch.cat([kinks - KINK_WIDTH, kinks + KINK_WIDTH])
    near = (grid[:, None] - kinks).abs().le(KINK_WIDTH).any(dim=1)
    between = breaks_of(activation, settings).read
    between = between[between.abs() < half_width]
    x = torch.cat([grid[~near], sides, kinks, between]).unique()
    if len(between):
        x = _refine(derivative, _refine(fn, x))
    lift = torch.isin(x, kinks)
    value = _finite(fn(x))
    undefined_share = (~fn(grid).isfinite()).double().mean().item()
    value = value.masked_fill(lift, torch.nan)
    slope = _finite(derivative(x)).masked_fill(value.isnan(), torch.nan)
    return Curve(x, value, slope, undefined_share)


def _refine(g: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    """Halve the few gaps, if they are few, in which `g` does most of what it does."""
    for _ in range(ROUNDS):
        y = _finite(g(x))
        steps, height = y.diff().abs(), y.nan_to_num().max() - y.nan_to_num().min()
        steep = (steps > STEEP * height) & (x.diff() > FINEST)
        if steep.sum() > MOST_STEEP:
            return x
        x = torch.cat([x, (x[:-1] + x[1:])[steep] / 2]).unique()
    return x


def kinks_of(
    activation: Activation, settings: Mapping[str, float]
) -> tuple[float, ...]:
    """Return where an activation jumps or has a kink; a formula's are searched for."""
    breaks = breaks_of(activation, settings)
    return tuple(sorted({*breaks.jumps, *breaks.kinks}))


def read_at(activation: Activation, settings: Mapping[str, float], x: float) -> Reading:
    """Return the value and the slope at x, with PyTorch's choice at a kink."""
    fn, derivative = activation.with_settings(**settings)
    point = torch.tensor(x, dtype=torch.float64)
    value, slope = _finite(fn(point)).item(), _finite(derivative(point)).item()
    return Reading(x, value, slope if math.isfinite(value) else math.nan)


def tangent(at: Reading, reach: float) -> tuple[Tensor, Tensor]:
    """Return the two ends of the tangent at a point, `reach` to either side of it."""
    x = torch.tensor([at.x - reach, at.x + reach], dtype=torch.float64)
    return x, at.value + at.slope * (x - at.x)


def _finite(y: Tensor) -> Tensor:
    """Return y with nan for the infinite: what is not a number is not drawn."""
    return y.masked_fill(~y.isfinite(), torch.nan)

"""How steep, how curved and how broken a function is, measured on a fine grid.

Differences at two spacings tell a number from its absence: where f'' exists, the second
difference quotient settles as the spacing halves; at a kink it doubles. In the same way
the first difference quotient doubles at a jump, whose size is what is left of the
difference itself.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

FINE = 4096
LARGEST = 1e6
SETTLED = 1.4  # a quotient that grows by more than this at half the spacing diverges


class Shape(NamedTuple):
    """What a bound needs to know of a function.

    Attributes:
        slope: The steepest slope L, infinite where it has none (a jump, a cusp).
        curvature: The largest |f''|, M, infinite where it has none (a kink).
        jump: The size of the largest jump, 0 for a continuous function.
    """

    slope: float
    curvature: float
    jump: float


def measure_shape(fn: Callable[[Tensor], Tensor], low: float, high: float) -> Shape:
    """Measure `fn` on [low, high] at 4,096 and 2,048 steps.

    Raises:
        ValueError: If `fn` is not a finite number somewhere on the grid.
    """
    x = torch.linspace(low, high, FINE + 1, dtype=torch.float64)
    y = sample(fn, x)
    spacing = (high - low) / FINE
    rounding = 64 * torch.finfo(y.dtype).eps * max(y.abs().max().item(), 1e-300)
    slope, coarse_slope = (steepest(y[::by], by * spacing) for by in (1, 2))
    curvature, coarse = (most_curved(y[::by], by * spacing) for by in (1, 2))
    if slope * spacing > rounding and slope > SETTLED * coarse_slope:
        steps = y.diff().abs().max().item()
        # A cusp such as that of √|x| is steep but leaves ever smaller differences.
        jump = steps if steps > 0.9 * y[::2].diff().abs().max().item() else 0.0
        return Shape(math.inf, math.inf, jump)
    if curvature * spacing**2 > rounding and curvature > SETTLED * coarse:
        return Shape(slope, math.inf, 0.0)
    return Shape(slope, curvature, 0.0)


def sample(fn: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    """Return `fn` at every point of `x`, also where `fn` is a constant.

    Raises:
        ValueError: If a value is infinite, not a number or too large to draw.
    """
    y = fn(x).expand_as(x)
    bad = ~(y.abs() <= LARGEST)
    if bad.any():
        raise ValueError(
            f"at x = {x[bad][0]:.3g} the value is {y[bad][0]:.3g}: every value between "
            f"x = {x[0]:g} and {x[-1]:g} has to lie within ±1,000,000"
        )
    return y


def steepest(y: Tensor, spacing: float) -> float:
    """Largest first difference quotient in magnitude."""
    return (y.diff() / spacing).abs().max().item()


def most_curved(y: Tensor, spacing: float) -> float:
    """Largest second difference quotient in magnitude."""
    return (y.diff(n=2) / spacing**2).abs().max().item()

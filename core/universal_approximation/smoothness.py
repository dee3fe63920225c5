"""How steep, how curved and how broken a function is, measured on a fine grid.

Differences at two spacings tell a number from its absence: where f'' exists, the second
difference quotient settles as the spacing halves; at a kink it doubles. In the same way
the first difference quotient grows without end at a cusp. At the steepest place a
magnifying glass tells a jump, which stays as large as it is, from a cusp, which
shrinks, and from a pole, where the values grow without end.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

Function = Callable[[Tensor], Tensor]

FINE = 4096
LARGEST = 1e6
SETTLED = 1.4  # a quotient that grows by more than this at half the spacing diverges
ZOOMS, CLOSER = 8, 16
GROWING = 0.5  # of the growth in the first zooms; at a logarithmic pole it is 3/4


class Shape(NamedTuple):
    """What a bound needs to know of a function.

    Attributes:
        slope: The steepest slope L, infinite where it has none (a jump, a cusp).
        second_derivative: The largest |f''|, M, infinite where it has none (a kink).
        jump: The size of the largest jump, 0 for a continuous function.
    """

    slope: float
    second_derivative: float
    jump: float


def measure_shape(fn: Function, low: float, high: float) -> Shape:
    """Measure `fn` on [low, high] at 4,096 and 2,048 steps.

    Raises:
        ValueError: If `fn` is not a finite number somewhere on the grid, or grows
            without end near its steepest place.
    """
    x = torch.linspace(low, high, FINE + 1, dtype=torch.float64)
    y = sample(fn, x)
    spacing = (high - low) / FINE
    rounding = 64 * torch.finfo(y.dtype).eps * max(y.abs().max().item(), 1e-300)
    jump = jump_of(fn, x, y)
    if jump > rounding:
        return Shape(math.inf, math.inf, jump)
    slope, coarse_slope = (quotient(y[::by], by * spacing, 1) for by in (1, 2))
    if slope * spacing > rounding and slope > SETTLED * coarse_slope:
        return Shape(math.inf, math.inf, 0.0)
    second, coarse_second = (quotient(y[::by], by * spacing, 2) for by in (1, 2))
    if second * spacing**2 > rounding and second > SETTLED * coarse_second:
        return Shape(slope, math.inf, 0.0)
    return Shape(slope, second, 0.0)


def sample(fn: Function, x: Tensor) -> Tensor:
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


def jump_of(fn: Function, x: Tensor, y: Tensor) -> float:
    """Return by how much `fn` jumps at the steepest place of its curve (x, y).

    The steepest place is magnified, and the steepest place of what is seen then, until
    10⁻¹² is left of the interval. What shrinks meanwhile does not jump.

    Raises:
        ValueError: If `fn` grows in the last zooms nearly as it did in the first: there
            it has no bound. With the place.
    """
    steps = y.diff().abs()
    begun, level, heights = steps.max().item(), y[steps.argmax()], []
    for _ in range(ZOOMS):
        at = int(y.diff().abs().argmax())
        heights.append((y[at : at + 2] - level).abs().max().item())
        left, right = x[max(0, at - 1)], x[min(len(x) - 1, at + 2)]
        x = torch.linspace(left, right, 3 * CLOSER + 1, dtype=torch.float64)
        y = fn(x).expand_as(x)
    first, middle, last = heights[0], heights[ZOOMS // 2], heights[-1]
    if last > LARGEST or last - middle > GROWING * (middle - first) > 1e-6 * first:
        raise ValueError(f"near x = {left:.3g} the values grow without end")
    jump = y.diff().abs().max().item()
    return jump if jump > begun / 2 else 0.0


def quotient(y: Tensor, spacing: float, order: int) -> float:
    """Largest difference quotient of that order in magnitude."""
    return (y.diff(n=order) / spacing**order).abs().max().item()

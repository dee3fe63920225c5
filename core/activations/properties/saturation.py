"""Where a unit saturates: its slope is 0 or below 1 % of the steepest.

Next to nothing of an error passes back through such a unit.
"""

import math

import torch
from torch import Tensor

from core.activations.properties.breaks import REACH
from core.activations.properties.limits import Function
from core.activations.properties.stretches import Stretch

SATURATED = 0.01
"""Share of the steepest slope below which a unit counts as saturated."""
FRACTIONS = torch.linspace(0, 1, 33, dtype=torch.float64)


def is_saturated(slope: Tensor, steepest: float) -> Tensor:
    """Say for each slope whether it is 0 or below 1 % of the steepest.

    Where slopes have no bound (`steepest` is inf), only a slope of 0 is.
    """
    bound = SATURATED * steepest if math.isfinite(steepest) else 0.0
    return (slope == 0) | (slope.abs() < bound)


def saturation(
    slope: Function, stretches: list[Stretch], largest: float, side: int
) -> float:
    """Return where the slope, on its way to the far left or right, falls under 1 %.

    Args:
        slope: The slope.
        stretches: Its stretches, ascending.
        largest: Its largest absolute value.
        side: Which way: −1 or 1.

    Returns:
        The place; nan if there is none, ∓∞ if the slope is 0 everywhere.
    """
    if not (stretches and math.isfinite(largest)):
        return math.nan
    if largest == 0:
        return -side * math.inf
    bound = SATURATED * largest
    x = torch.cat([s.x for s in stretches])
    steep = torch.cat([s.y for s in stretches]).abs() >= bound
    first, last = stretches[0], stretches[-1]
    end, outermost = (
        (last.stop, last.at_stop) if side > 0 else (first.start, first.at_start)
    )
    if abs(end) < REACH or not steep.any() or not abs(outermost) < bound:
        return math.nan
    place = int(steep.nonzero()[-1 if side > 0 else 0])
    if place in (0, len(x) - 1):
        return math.nan
    inside, outside = x[place], x[place + side]
    for _ in range(8):
        between = inside + (outside - inside) * FRACTIONS
        shallow = (slope(between).abs() < bound).nonzero()
        first = max(int(shallow[0]) if len(shallow) else len(between) - 1, 1)
        inside, outside = between[first - 1], between[first]
    return round(outside.item(), 9) + 0.0

"""Where a unit saturates: its slope is 0 or below 1 % of the steepest.

Next to nothing of an error passes back through such a unit.
"""

import math

import torch
from torch import Tensor

from core.properties.limits import Function
from core.properties.pieces import Piece, outer_limits

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
    slope: Function, pieces: list[Piece], largest: float, side: int, settled: bool
) -> float:
    """Return where the slope, on its way to side · ∞, falls under 1 % for good.

    Args:
        slope: The slope.
        pieces: Its pieces.
        largest: Its largest absolute value.
        side: Which way: −1 or 1.
        settled: Whether the function has a finite limit there.

    Returns:
        The place; nan if there is none, ∓∞ if the slope is 0 everywhere.
    """
    if not (pieces and math.isfinite(largest)):
        return math.nan
    if largest == 0:
        return -side * math.inf
    bound = SATURATED * largest
    x = torch.cat([piece.x for piece in pieces])
    steep = torch.cat([piece.y for piece in pieces]).abs() >= bound
    outermost = outer_limits(pieces)[side > 0]
    if not steep.any() or not (settled or abs(outermost) < bound):
        return math.nan
    last = int(steep.nonzero()[-1 if side > 0 else 0])
    if last in (0, len(x) - 1):
        return math.nan
    inside, outside = x[last], x[last + side]
    for _ in range(8):
        between = inside + (outside - inside) * FRACTIONS
        shallow = (slope(between).abs() < bound).nonzero()
        first = max(int(shallow[0]) if len(shallow) else len(between) - 1, 1)
        inside, outside = between[first - 1], between[first]
    return round(outside.item(), 9) + 0.0

"""Where a unit saturates: its slope is 0 or below 1 % of the steepest.

Next to nothing of an error passes back through such a unit.
"""

import math

import torch
from torch import Tensor

from core.properties.limits import Function, limit_at_infinity
from core.properties.pieces import Piece

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
    fn: Function, slope: Function, pieces: list[Piece], largest: float, side: int
) -> float:
    """Return where the slope, on its way to side · ∞, falls under 1 % for good."""
    if math.isinf(largest):
        return math.nan
    if largest == 0:
        return -side * math.inf
    bound = SATURATED * largest
    x = torch.cat([piece.x for piece in pieces])
    steep = torch.cat([piece.y for piece in pieces]).abs() >= bound
    last = int(steep.nonzero()[-1 if side > 0 else 0])
    # A slope may overflow to nan far out, where the function has long settled.
    settled = math.isfinite(limit_at_infinity(fn, side))
    low_tail = abs(limit_at_infinity(slope, side)) < bound
    if last in (0, len(x) - 1) or not (settled or low_tail):
        return math.nan
    inside, outside = x[last], x[last + side]
    for _ in range(8):
        between = inside + (outside - inside) * FRACTIONS
        shallow = (slope(between).abs() < bound).nonzero()
        first = max(int(shallow[0]) if len(shallow) else len(between) - 1, 1)
        inside, outside = between[first - 1], between[first]
    return round(outside.item(), 9) + 0.0

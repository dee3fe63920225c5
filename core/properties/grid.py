"""Where a function is sampled before anything is known of it.

Samples lie 0.01 apart from −10 to 10 and grow apart, by 2.5 % a step, up to ±1000.
More, between them and out to ±10¹³, are asked whether the function is a number there.
"""

from fractions import Fraction

import torch
from torch import Tensor

from core.properties.limits import UNEVEN

PLACE = 1e-13
"""Share of |x|, but of 1 at the least, within which a place is found."""
MOST_PARTS = 99


def _grid() -> Tensor:
    near = torch.arange(-1000, 1001, dtype=torch.float64) / 100
    far = torch.logspace(1, 3, 188, dtype=torch.float64)[1:]
    return torch.cat([-far.flip(0), near, far])


GRID = _grid()
# No whole numbers, at which (−x)^x is a number.
OUTER = UNEVEN * torch.logspace(4, 13, 10, dtype=torch.float64)
# Not a half, at which a step in the middle of a gap would lie on its chord.
GOLDEN = 0.3819660112501051
BETWEEN = GRID[:-1] + GOLDEN * GRID.diff()
WIDE_GRID = torch.cat([GRID, BETWEEN, OUTER, -OUTER]).sort().values


def tidy_place(x: float) -> float:
    """Return the decimal or fraction that a place found by search stands for.

    One that stands for none, such as √2, is returned as it was found.
    """
    decimal, fraction = round(x, 9), float(Fraction(x).limit_denominator(MOST_PARTS))
    close = PLACE * max(1.0, abs(x))
    known = [y + 0.0 for y in (decimal, fraction) if abs(x - y) <= close]
    return known[0] if known else x

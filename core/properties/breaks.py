"""Where a function, or its slope, jumps: looked at, or first found.

A jump is as high on a small scale as on a large one, where what is only steep is lower.
"""

import math
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from core.properties.grid import GRID
from core.properties.limits import SAME, Function
from core.properties.search import jump_candidates, pole_candidates
from core.properties.steep import steep_points

DELTA = 1e-9
"""How far from a break its two sides are read, ..."""
FARTHER = 64e-9
"""... and how far again, to see whether they differ as much."""
JUMP_LASTS, BEND_LASTS = 0.6, 0.7
"""Share of the difference farther out that a break still has close by."""
RUNS_OFF = 8.0
"""What is this many times as large close by as farther out runs off to a pole."""
OFFSETS = torch.linspace(1, 2, 33, dtype=torch.float64)
CALM = 0.3
"""Where one side alone changes by more than this share, it is a fast wave."""
COARSE = 4e-7
"""Share of |x| that a float32 is told from the next by."""


class Break(NamedTuple):
    """A point where the pieces of a formula meet.

    Attributes:
        x: Where.
        jumps: Whether the function jumps there.
        bends: Whether its slope jumps there (or the function does).
    """

    x: float
    jumps: bool
    bends: bool


def look_at_breaks(fn: Function, slope: Function, places: list[float]) -> list[Break]:
    """Tell at which of `places` the function, or only its slope, jumps."""
    x = torch.tensor(sorted(set(places)), dtype=torch.float64)
    if not len(x):
        return []
    defined = fn(torch.stack([x - DELTA, x, x + DELTA])).isfinite().all(dim=0)
    jumps, bends = _jumps(fn, x), _bends(slope, x) & defined
    return [
        Break(*row)
        for row in zip(
            x.tolist(), jumps.tolist(), (jumps | bends).tolist(), strict=True
        )
    ]


def find_breaks(fn: Function, slope: Function) -> tuple[list[Break], Tensor]:
    """Find jumps and kinks of a function of which only its values are known.

    Returns:
        The breaks, the nearest to 0 first; and the points, besides the grid, that show
        the function's steep stretches.
    """
    jumps = _real(fn, slope, jump_candidates(fn, GRID))
    steep = steep_points(fn, [b.x for b in jumps])
    poles = _real(fn, slope, pole_candidates(fn, steep))
    grid = torch.cat([GRID, steep]).unique()
    bends = _real(fn, slope, jump_candidates(slope, grid))
    return _once([*jumps, *poles, *bends]), steep


def _once(breaks: list[Break]) -> list[Break]:
    """Return the breaks, the nearest to 0 first; a jump is found by its slopes too."""
    ordered = sorted(breaks)
    new = [
        b
        for before, b in pairwise([Break(-math.inf, False, False), *ordered])
        if b.x - before.x > 2 * DELTA
    ]
    return sorted(new, key=lambda b: abs(b.x))


def _real(fn: Function, slope: Function, places: list[float]) -> list[Break]:
    return [b for b in look_at_breaks(fn, slope, places) if b.bends]


def _jumps(fn: Function, x: Tensor) -> Tensor:
    own, close, far = fn(x), _sides(fn, x, DELTA), _sides(fn, x, FARTHER)
    at, far_at = _extended(close), _extended(far)
    apart = _apart(at, own)
    lasts = (apart > SAME) & (apart >= JUMP_LASTS * _apart(far_at, own))
    calm = (_spread(close) <= CALM * _apart(close[..., 0], own)).all(dim=0)
    pole = _runs_off(close) & (at.abs() >= RUNS_OFF * far_at.abs()).any(dim=0)
    jumps = lasts & apart.isfinite() & (pole | (calm & _shows(fn, x, own, apart)))
    # A pole that falls between two points of the grid counts as a jump.
    hole = ~own.isfinite() & ~torch.isin(x, GRID)
    return jumps | (hole & ((at - far_at).abs().amax(dim=0) > SAME))


def _runs_off(sides: Tensor) -> Tensor:
    """Say where values on both sides only grow towards the middle."""
    return (sides.abs().diff(dim=2) <= 0).all(dim=2).all(dim=0)


def _bends(slope: Function, x: Tensor) -> Tensor:
    close, far = _sides(slope, x, DELTA), _sides(slope, x, FARTHER)
    turn, far_turn = ((right - left).abs()[:, 0] for left, right in (close, far))
    bends = (turn > SAME) & (turn >= BEND_LASTS * far_turn) & turn.isfinite()
    return bends & (_spread(close) <= CALM * turn).all(dim=0)


def _shows(fn: Function, x: Tensor, own: Tensor, apart: Tensor) -> Tensor:
    """Say which jumps are still there if numbers have fewer digits.

    Those of log(exp(x)) at x = −744, where exp(x) runs out of digits, are not.
    """
    offset = COARSE * x.abs().clamp(min=0.1)
    left, right = fn((x - offset).float()), fn((x + offset).float())
    middle = fn(x.float())
    coarse = torch.stack([left - right, left - middle, right - middle]).abs()
    return (coarse.amax(dim=0) >= apart / 4) | (apart < COARSE * own.abs())


def _sides(g: Function, x: Tensor, delta: float) -> Tensor:
    """Return values left and right of x, from `delta` to twice that, (2, n, 33)."""
    offsets = delta * OFFSETS
    return g(torch.stack([x[:, None] - offsets, x[:, None] + offsets]))


def _extended(sides: Tensor) -> Tensor:
    """Return the values that the two sides have at x itself, (2, n)."""
    return 2 * sides[..., 0] - sides[..., -1]


def _apart(sides: Tensor, own: Tensor) -> Tensor:
    left, right = sides
    return torch.stack([left - right, left - own, right - own]).abs().amax(dim=0)


def _spread(sides: Tensor) -> Tensor:
    return sides.amax(dim=2) - sides.amin(dim=2)

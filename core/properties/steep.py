"""Where a function turns between two samples, and the points that show how.

tanh(1000x − 5) does all it does between 0 and 0.01. A gap of the grid in which a
function strays from its chord far more than in the gaps beside it is split, until every
part follows its own chord.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from core.properties.grid import BETWEEN, GOLDEN, GRID
from core.properties.limits import Function

STRAYS = 10.0
"""How many times as far as beside it a function strays in a steep gap, ..."""
LEAST = 1e-6
"""... and how far at the least, as a share of the values there."""
MOST_GAPS = 16
MOST_POINTS = 1000
ROUNDS = 50
FOLLOWS = 0.02
"""A part that strays by less than this share of what the whole gap does is done."""
BENT = 0.15
"""One that runs down to a level is done if it strays by less than this of its rise."""
FINEST = 1e-12


def steep_points(fn: Function, breaks: list[float]) -> Tensor:
    """Return points to add to the grid, so that no steep stretch falls between two.

    Args:
        fn: The function.
        breaks: Where it jumps; no points can show that.
    """
    left, right, before, after, size = _straying(fn, breaks)
    points = left[:0]
    for _ in range(ROUNDS):
        middle = left + GOLDEN * (right - left)
        here = fn(middle)
        rise = (after - before).abs()
        off = (here - before - GOLDEN * (after - before)).abs()
        between = (here - before) * (after - here) >= 0
        to_level = between & (off > BENT * rise) & (rise > FINEST * size)
        bent = (off > FOLLOWS * size) | to_level
        if not bent.any() or len(points) > MOST_POINTS:
            break
        points = torch.cat([points, middle[bent]])
        left, right = _split(left, middle, right, bent)
        before, after = _split(before, here, after, bent)
        size = size[bent].repeat(2)
    return points.sort().values


def _split(
    left: Tensor, middle: Tensor, right: Tensor, bent: Tensor
) -> tuple[Tensor, Tensor]:
    return (
        torch.cat([left[bent], middle[bent]]),
        torch.cat([middle[bent], right[bent]]),
    )


def _straying(fn: Function, breaks: list[float]) -> tuple[Tensor, ...]:
    """Return the gaps that stray most: two ends, two values, and how far."""
    left, right = GRID[:-1], GRID[1:]
    values, here = fn(GRID), fn(BETWEEN)
    before, after = values[:-1], values[1:]
    off = (here - before - GOLDEN * (after - before)).abs()
    beside = _beside(off)
    strays = (off > STRAYS * beside + LEAST * (1 + before.abs())) & off.isfinite()
    for x in breaks:
        strays &= (right < x) | (left > x)
    most = (off / (beside + LEAST)).where(strays, 0).topk(MOST_GAPS).indices
    most = _with_next(most[strays[most]], off)
    return tuple(t[most] for t in (left, right, before, after, off))


def _beside(off: Tensor) -> Tensor:
    """Return the most of the three gaps from the next but one on, on either side."""
    # Not of the next: a step at a sample shows in both gaps that meet there.
    windows = F.pad(off.nan_to_num(nan=0.0), (4, 4)).unfold(0, 9, 1)
    return torch.maximum(windows[:, :3].amax(dim=1), windows[:, -3:].amax(dim=1))


def _with_next(gaps: Tensor, off: Tensor) -> Tensor:
    """Return gaps and those next to them, into which a step may run on."""
    near = torch.cat([gaps - 1, gaps, gaps + 1]).clamp(0, len(off) - 1).unique()
    return near[off[near] > 0]

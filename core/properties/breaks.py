"""Where a function, or its slope, jumps: looked at, or first found."""

import math
from typing import NamedTuple

import torch

from core.properties.limits import Function
from core.properties.pieces import GRID, SAME

DELTA = 1e-9
"""How far from a break its two sides are read."""
MOST_BREAKS = 40
HALVINGS = 34


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
    return [_look(fn, slope, x) for x in sorted(set(places))]


def _look(fn: Function, slope: Function, x: float) -> Break:
    sides = torch.tensor([x - DELTA, x + DELTA], dtype=torch.float64)
    own = fn(torch.tensor([x], dtype=torch.float64)).item()
    left, right = (fn(sides) - slope(sides) * (sides - x)).tolist()
    jumps = max(abs(left - right), abs(left - own), abs(right - own)) > SAME
    before, after = slope(sides).tolist()
    if not all(map(math.isfinite, (own, left, right))):
        return Break(x, jumps=False, bends=False)
    return Break(x, jumps, jumps or not abs(before - after) <= SAME)


def find_breaks(fn: Function, slope: Function) -> list[float]:
    """Find jumps and kinks of a function of which only its values are known.

    Every gap of the grid is halved again and again towards the larger change. Across a
    smooth stretch the change shrinks with the gap; across a break it stays.
    """
    found = {x for g in (fn, slope) for x in _breaks_of(g)}
    return sorted(sorted(found, key=abs)[:MOST_BREAKS])


def _breaks_of(g: Function) -> list[float]:
    left, right = GRID[:-1], GRID[1:]
    before, after = g(left), g(right)
    for _ in range(HALVINGS):
        # What has changed less than this already is smooth.
        open_ = ~((after - before).abs() <= SAME * (1 + before.abs()))
        left, right, before, after = (t[open_] for t in (left, right, before, after))
        if not len(left):
            return []
        middle = (left + right) / 2
        half = g(middle)
        go_left = (half - before).abs() > (after - half).abs()
        left, before = (
            torch.where(go_left, left, middle),
            torch.where(go_left, before, half),
        )
        right, after = (
            torch.where(go_left, middle, right),
            torch.where(go_left, half, after),
        )
    # In a gap this narrow even a steep smooth function changes less.
    broken = (after - before).abs() > SAME * (1 + before.abs())
    return [round(x, 9) + 0.0 for x in right[broken].tolist()]

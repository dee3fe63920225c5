"""Where a function may jump: the places for `core.properties.breaks` to look at."""

import torch
from torch import Tensor

from core.properties.grid import GRID, tidy_place
from core.properties.limits import SAME, Function
from core.properties.zoom import zoom

QUARTERS = torch.tensor([0.25, 0.5, 0.75], dtype=torch.float64)[:, None]
ROUNDS = 22
ROUGH = 1e-3
"""A step that stands out by more than this may be a wave's."""
CLOSE = 1e-9


def jump_candidates(g: Function, grid: Tensor) -> list[float]:
    """Return where `g` may jump between two points of a grid.

    Every gap is quartered again and again towards the step that stands out from the
    other three. Across a smooth stretch none stands out for long; across a break one
    does to the end.
    """
    y = g(grid)
    x, y = torch.stack([grid[:-1], grid[1:]]), torch.stack([y[:-1], y[1:]])
    x, y = (t[:, _exceeds(_rise(y), y, SAME)] for t in (x, y))
    for depth in range(ROUNDS):
        if not x.numel():
            return []
        inner = x[0] + (x[1] - x[0]) * QUARTERS
        x, y = torch.cat([x[:1], inner, x[1:]]), torch.cat([y[:1], g(inner), y[1:]])
        steps = y.diff(dim=0)
        excess = (steps - steps.median(dim=0).values).abs()
        most, which = excess.max(dim=0)
        # At first a fast wave outdoes the break; then each quarter is looked at.
        every = _exceeds(most, y, ROUGH) & (depth == 0)
        one = _exceeds(most, y, SAME) & ~every
        x, y = (
            torch.cat([_quarters(t[:, every]), _quarter(t[:, one], which[one])], dim=1)
            for t in (x, y)
        )
    return [tidy_place(place) for place in x[1, _exceeds(_rise(y), y, SAME)].tolist()]


def _rise(y: Tensor) -> Tensor:
    return (y[1] - y[0]).abs()


def _exceeds(change: Tensor, y: Tensor, share: float) -> Tensor:
    return (change > share * (1 + y[0].abs())) & change.isfinite()


def _quarters(t: Tensor) -> Tensor:
    """Return the two ends of each of the four quarters, shape (2, 4n)."""
    return torch.stack([t[:-1].flatten(), t[1:].flatten()])


def _quarter(t: Tensor, which: Tensor) -> Tensor:
    return t.gather(0, torch.stack([which, which + 1]))


def pole_candidates(fn: Function, points: Tensor) -> list[float]:
    """Return where a function is highest or lowest between `points` off the grid."""
    if not len(points):
        return []
    x = torch.cat([GRID, points]).unique()
    y = fn(x).abs()
    top = (y[1:-1] >= y[:-2]) & (y[1:-1] > y[2:]) & torch.isin(x[1:-1], points)

    def size(x: Tensor) -> Tensor:
        return fn(x).abs()

    places, _ = zoom(size, x[:-2][top], x[2:][top])
    places, _ = zoom(size, places - CLOSE, places + CLOSE)
    return [tidy_place(place) for place in places.tolist()]

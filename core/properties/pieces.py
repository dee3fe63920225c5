"""A function cut into its continuous pieces, sampled, with the limits at their ends.

Samples lie 0.01 apart from −10 to 10 and grow apart, by 2.5 % a step, up to ±1000.
"""

import math
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from core.properties.limits import OVERFLOW, Function, limit_at_edge, limit_at_infinity

SAME = 1e-6
"""Two sides closer than this meet."""


def _grid() -> Tensor:
    near = torch.arange(-1000, 1001, dtype=torch.float64) / 100
    far = torch.logspace(1, 3, 188, dtype=torch.float64)[1:]
    return torch.cat([-far.flip(0), near, far])


GRID = _grid()


class Piece(NamedTuple):
    """A continuous piece of a function.

    Attributes:
        start: Left end, −inf for the whole line's.
        stop: Right end.
        x: Samples within, ascending, shape (n,).
        y: The function there, shape (n,).
        at_start: Limit at the left end; nan where there is none.
        at_stop: Limit at the right end.
    """

    start: float
    stop: float
    x: Tensor
    y: Tensor
    at_start: float
    at_stop: float


def cut(fn: Function, breaks: list[float], joints: list[float] = ()) -> list[Piece]:
    """Cut a function at `breaks`, and where it stops being a finite number.

    Args:
        fn: The function.
        breaks: Where it jumps.
        joints: More points that must be among the samples.
    """
    samples = torch.cat([GRID, torch.tensor(joints, dtype=torch.float64)])
    edges = undefined_edges(fn, fn(GRID))
    ends = sorted({-math.inf, *breaks, *edges, math.inf})
    pieces = []
    for start, stop in pairwise(ends):
        x = _within(start, stop, samples)
        y = fn(x)
        if y.isfinite().all():
            pieces.append(
                Piece(start, stop, x, y, _end(fn, start, 1), _end(fn, stop, -1))
            )
    return pieces


def own_points(fn: Function, pieces: list[Piece]) -> list[Piece]:
    """Return a piece of no width for every end at which the function has a value."""
    ends = {end for piece in pieces for end in (piece.start, piece.stop)}
    points = []
    for end in sorted(filter(math.isfinite, ends)):
        x = torch.tensor([end], dtype=torch.float64)
        y = fn(x)
        if y.isfinite() and y.abs() < OVERFLOW:
            points.append(Piece(end, end, x, y, math.nan, math.nan))
    return points


def _within(start: float, stop: float, samples: Tensor) -> Tensor:
    # Five samples of its own, because a piece may be narrower than the grid is fine.
    low, high = max(start, GRID[0].item()), min(stop, GRID[-1].item())
    own = low + (high - low) * torch.linspace(0.02, 0.98, 5, dtype=torch.float64)
    inside = samples[(start < samples) & (stop > samples)]
    return torch.cat([inside, own]).unique()


def _end(fn: Function, x: float, side: int) -> float:
    if math.isinf(x):
        return limit_at_infinity(fn, -side)
    limit = limit_at_edge(fn, x, side)
    own = fn(torch.tensor([x], dtype=torch.float64)).item()
    return own if abs(limit - own) < SAME else limit


def undefined_edges(fn: Function, values: Tensor) -> list[float]:
    """Return the places where a function begins or ceases to be a finite number."""
    finite = values.isfinite()
    changes = (finite[1:] != finite[:-1]).nonzero().flatten()
    if not len(changes):
        return []
    left, right = GRID[changes], GRID[changes + 1]
    kind = finite[changes]
    for _ in range(60):
        middle = (left + right) / 2
        same = fn(middle).isfinite() == kind
        left, right = torch.where(same, middle, left), torch.where(same, right, middle)
    return [round(x, 9) + 0.0 for x in right.tolist()]

"""A function cut into its continuous pieces, sampled, with what it does at their ends.

Where only the arithmetic overflows, a piece goes on: its numbers end there, and its
last ones tell where it goes.
"""

import math
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from core.properties.edges import reaches, undefined_edges
from core.properties.ends import UNKNOWN, End, ends_of
from core.properties.grid import GRID
from core.properties.limits import OVERFLOW, SAME, UNEVEN, Function
from core.properties.ways import Way

# No round shares, for the same reason as those of the outer grid.
OWN = 0.0169 * UNEVEN + torch.linspace(0, 0.96, 5, dtype=torch.float64)
NEAR_AN_END = 0.01
HALVED = 2.0 ** -torch.arange(1, 6, dtype=torch.float64)
NEAR = 1e-9
"""Two ends closer than this are the same."""
MOST = 0.9
"""A stretch is defined if this share of its samples is; a few may be holes."""


class Piece(NamedTuple):
    """A continuous piece of a function.

    Attributes:
        start: Left end, −inf for the whole line's.
        stop: Right end.
        x: Samples within, ascending, shape (n,).
        y: The function there, shape (n,).
        at_start: What it does at the left end.
        at_stop: What it does at the right end.
    """

    start: float
    stop: float
    x: Tensor
    y: Tensor
    at_start: End
    at_stop: End


def cut(fn: Function, breaks: list[float], samples: Tensor) -> list[Piece]:
    """Cut a function at `breaks`, and where it stops being a finite number.

    Args:
        fn: The function.
        breaks: Where it jumps.
        samples: Where to look at it, besides five points of each piece's own.
    """
    edges = [
        edge
        for edge in undefined_edges(fn)
        if all(abs(edge - x) > NEAR for x in breaks)
    ]
    ends = sorted({-math.inf, *breaks, *edges, math.inf})
    spans = list(pairwise(ends))
    xs = [_within(start, stop, samples) for start, stop in spans]
    ys = fn(torch.cat(xs)).split([len(x) for x in xs])
    gaps = [bool(y.isfinite().double().mean() < MOST) for y in ys]
    defined = [
        (x[y.isfinite()], y[y.isfinite()], span, reach)
        for x, y, span, reach, gap in zip(
            xs, ys, spans, reaches(fn, spans, gaps), gaps, strict=True
        )
        if not gap
    ]
    ways = [
        Way(x, side, edge, stop - start)
        for _, _, (start, stop), reach in defined
        for x, side, edge in ((reach[0], 1, start), (reach[1], -1, stop))
    ]
    ends = ends_of(fn, ways)
    return [
        Piece(*reach, x, y, at_start, at_stop)
        for (x, y, _, reach), at_start, at_stop in zip(
            defined, ends[::2], ends[1::2], strict=True
        )
    ]


def outer_limits(pieces: list[Piece]) -> tuple[float, float]:
    """Return the limits as x → −∞ and as x → ∞; nan where there is none."""
    first, last = pieces[0], pieces[-1]
    return (
        first.at_start.limit if math.isinf(first.start) else math.nan,
        last.at_stop.limit if math.isinf(last.stop) else math.nan,
    )


def own_points(fn: Function, pieces: list[Piece]) -> list[Piece]:
    """Return a piece of no width for every end at which the function has a value."""
    limits_at = [
        (x, end.limit)
        for piece in pieces
        for x, end in ((piece.start, piece.at_start), (piece.stop, piece.at_stop))
        if math.isfinite(x)
    ]
    x = torch.tensor([x for x, _ in limits_at], dtype=torch.float64)
    values = fn(x).tolist() if limits_at else []
    points = {}
    for (end, limit), own in zip(limits_at, values, strict=True):
        if abs(own) < OVERFLOW:
            y = torch.tensor([limit if abs(own - limit) < SAME else own]).double()
            at = torch.tensor([end], dtype=torch.float64)
            points[end] = Piece(end, end, at, y, UNKNOWN, UNKNOWN)
    return list(points.values())


def _within(start: float, stop: float, samples: Tensor) -> Tensor:
    # Samples of its own, because a piece may be narrower than the grid is fine.
    low = start if math.isfinite(start) else min(GRID[0].item(), 2 * stop)
    high = stop if math.isfinite(stop) else max(GRID[-1].item(), 2 * start)
    own = [low + (high - low) * OWN]
    near = min(NEAR_AN_END, (high - low) / 2) * HALVED
    own += [
        end + side * near
        for end, side in ((start, 1), (stop, -1))
        if math.isfinite(end)
    ]
    inside = samples[(start < samples) & (stop > samples)]
    return torch.cat([inside, *own]).unique()

"""Where a function begins or ceases to be a finite number, and whose doing that is.

log(x) ends at 0 because of what a logarithm is; log(1 + exp(x)) ends at 709.8 only
because exp(x) is too large a number for a float64 there. With fewer digits to a number
the second kind of edge moves and the first stays.
"""

import torch

from core.properties.grid import WIDE_GRID, tidy_place
from core.properties.limits import Function

ROUNDS = 20
EIGHTHS = torch.arange(8, dtype=torch.float64)[:, None] / 8
INSIDE = torch.tensor([0.01, 0.03, 0.05], dtype=torch.float64)
"""How far inside an edge its kind is read, as a share of its distance from 0."""


def undefined_edges(fn: Function) -> list[float]:
    """Return the places where a function begins or ceases to be a finite number."""
    finite = fn(WIDE_GRID).isfinite()
    changes = (finite[1:] != finite[:-1]).nonzero().flatten()
    if not len(changes):
        return []
    left, right = WIDE_GRID[changes], WIDE_GRID[changes + 1]
    kind = finite[changes]
    for _ in range(ROUNDS):
        x = torch.cat([left + (right - left) * EIGHTHS, right[None]])
        same = fn(x[1:-1]).isfinite() == kind
        last = same.long().cumprod(dim=0).sum(dim=0, keepdim=True)
        left, right = x.gather(0, last)[0], x.gather(0, last + 1)[0]
    edges = torch.where(kind, left, right)
    return sorted({tidy_place(x) for x in edges.tolist()})


def reaches(
    fn: Function, spans: list[tuple[float, float]], gaps: list[bool]
) -> list[tuple[float, float]]:
    """Return how far each span goes: over the next one, if it has overflowed there.

    Args:
        fn: The function.
        spans: Neighbouring stretches of the line, ascending.
        gaps: Which of them the function is undefined on.
    """
    if not any(gaps):
        return spans
    lows, highs = (list(ends) for ends in zip(*spans, strict=True))
    over_left, over_right = overflows(fn, lows, -1), overflows(fn, highs, 1)
    reached = list(spans)
    for i, gap in enumerate(gaps):
        from_left = gap and i > 0 and not gaps[i - 1] and over_left[i]
        from_right = gap and i + 1 < len(gaps) and not gaps[i + 1] and over_right[i]
        if from_left and not from_right:
            reached[i - 1] = (reached[i - 1][0], highs[i])
        if from_right and not from_left:
            reached[i + 1] = (lows[i], reached[i + 1][1])
    return reached


def overflows(fn: Function, edges: list[float], side: int) -> list[bool]:
    """Say at which edges it is the arithmetic that ends, and not the function.

    Args:
        fn: The function.
        edges: Where it ceases to be a finite number.
        side: Where it is one: left of the edges (−1) or right of them (1).
    """
    x = torch.tensor(edges, dtype=torch.float64)[:, None]
    x = x + side * x.abs() * INSIDE
    wide, narrow = fn(x).isfinite(), fn(x.float()).isfinite()
    return (wide.all(dim=1) & ~narrow.any(dim=1)).tolist()

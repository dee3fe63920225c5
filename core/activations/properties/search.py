"""Where a function of which only its values are known may jump, or begin or end."""

from fractions import Fraction

import torch
from torch import Tensor

from core.activations.properties.limits import Function

QUARTERS = torch.tensor([0.25, 0.5, 0.75], dtype=torch.float64)[:, None]
ROUNDS = 22
STANDS_OUT = 1e-6
"""A step stands out that differs by more than this share of 1 + |value|."""
LARGE = 1e6
MOST_FOLLOWED = 32
"""Only of so many gaps are the points kept at which a function was looked at."""
HALVINGS = 45
PLACE = 1e-13
"""Share of |x|, but of 1 at the least, within which a place is found."""
MOST_PARTS = 99


def search_jumps(g: Function, grid: Tensor) -> tuple[list[float], Tensor]:
    """Return where `g` may jump between two points of a grid, and where it was read.

    Every gap is quartered again and again towards the step that stands out from the
    other three. Across a smooth stretch none stands out for long; across a jump one
    does to the end.

    Returns:
        The places, and points that lie close where `g` is steep.
    """
    y = _tamed(g(grid))
    x, y = torch.stack([grid[:-1], grid[1:]]), torch.stack([y[:-1], y[1:]])
    read = [grid[:0]]
    for _ in range(ROUNDS):
        inner = x[0] + (x[1] - x[0]) * QUARTERS
        if 0 < inner.shape[1] <= MOST_FOLLOWED:
            read.append(inner.flatten())
        x = torch.cat([x[:1], inner, x[1:]])
        y = torch.cat([y[:1], _tamed(g(inner)), y[1:]])
        steps = y.diff(dim=0)
        excess, which = (steps - steps.median(dim=0).values).abs().max(dim=0)
        keep = (excess > STANDS_OUT * (1 + y[0].abs())) & excess.isfinite()
        quarter = torch.stack([which, which + 1])[:, keep]
        x, y = x[:, keep].gather(0, quarter), y[:, keep].gather(0, quarter)
    return [tidy_place(place) for place in x[1].tolist()], torch.cat(read)


def _tamed(y: Tensor) -> Tensor:
    """Return y, but its logarithm where it is large.

    Beside a pole the step up to a point very near it is as large as that across it.
    """
    return LARGE * torch.asinh(y / LARGE)


def search_edges(fn: Function, grid: Tensor) -> list[float]:
    """Return where a function begins or ceases to be a finite number."""
    finite = fn(grid).isfinite()
    changes = (finite[1:] != finite[:-1]).nonzero().flatten()
    left, right, kind = grid[changes], grid[changes + 1], finite[changes]
    for _ in range(HALVINGS if len(changes) else 0):
        middle = (left + right) / 2
        same = fn(middle).isfinite() == kind
        left, right = torch.where(same, middle, left), torch.where(same, right, middle)
    return [tidy_place(x) for x in torch.where(kind, left, right).tolist()]


def tidy_place(x: float) -> float:
    """Return the decimal or fraction that a place found by search stands for.

    One that stands for none, such as √2, is returned as it was found.
    """
    decimal, fraction = round(x, 9), float(Fraction(x).limit_denominator(MOST_PARTS))
    close = PLACE * max(1.0, abs(x))
    known = [y + 0.0 for y in (decimal, fraction) if abs(x - y) <= close]
    return known[0] if known else x

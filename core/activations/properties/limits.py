"""Where a function goes: at a place, from either side, and at the ends of the line.

Near a place a limit is read off four points, each ten times as near as the one before.
Their values have settled, or near the limit by one factor a step, as √x does at 0, and
Aitken's delta-squared process finds it; or they grow without bound; or they swing.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

Function = Callable[[Tensor], Tensor]

NEAR = 10.0 ** -torch.arange(8, 12, dtype=torch.float64)
# No round numbers, at which cos(2πx) would look like a constant.
FAR = 1.2345678910111213 * torch.tensor([1e9, 1e12], dtype=torch.float64)
DIGITS = 9
OVERFLOW = 1e300
"""Beyond this a number stands for one too large for a float64."""
SETTLED = 10.0**-DIGITS
"""What is closer than this, as a share of the value or of 1, is the same number."""
SAME = 1e-6
"""Two limits closer than this, as a share of 1 + |value|, meet."""
LARGE = 1e6
UNBOUNDED = 0.95
"""A sequence whose steps shrink by less than this factor, as log(x)'s, has no bound."""
STEADY = 0.1


class Sides(NamedTuple):
    """A function at a place: its limits, and its value; nan where there is none."""

    left: float
    own: float
    right: float


def look_at(fn: Function, places: Sequence[float]) -> list[Sides]:
    """Return what a function does at `places`, which may be ±inf for `far_limit`'s."""
    x = torch.tensor(places, dtype=torch.float64)[:, None]
    rows = fn(torch.cat([x - NEAR, x, x + NEAR], dim=1)).tolist()
    return [_sides(fn, *row) for row in zip(places, rows, strict=True)]


def _sides(fn: Function, x: float, row: list[float]) -> Sides:
    if math.isinf(x):
        limit = far_limit(fn, x)
        return Sides(limit, math.nan, limit)
    left, own, right = settle(row[:4]), row[4], settle(row[5:])
    near = [limit for limit in (left, right) if meet(limit, own)]
    if x != round(x, DIGITS) and near:
        # An edge such as √2 is not known to the digits that √(2 − x²) needs there.
        return Sides(left, near[0], right)
    left, right = (own if limit in near else limit for limit in (left, right))
    return Sides(left, own, right)


def meet(a: float, b: float) -> bool:
    """Say whether two limits are one; two infinite ones are, if their signs agree."""
    return a == b or abs(a - b) <= SAME * (1 + min(abs(a), abs(b))) < math.inf


def settle(values: Sequence[float]) -> float:
    """Return the limit of a sequence of at least four: a number, ±inf, or nan."""
    last = values[-1]
    *_, before, middle, step = [b - a for a, b in pairwise(values)]
    if not math.isfinite(last):
        return math.nan
    if abs(step) <= SETTLED * max(1.0, abs(last)):
        return tidy(last)
    if not (before and middle):
        return math.nan
    earlier, ratio = middle / before, step / middle
    if not abs(ratio - earlier) <= STEADY * max(1.0, abs(ratio)):
        return math.nan
    if ratio >= UNBOUNDED:
        return math.copysign(math.inf, step)
    if ratio <= -UNBOUNDED:
        return math.nan
    limit = last + step * ratio / (1 - ratio)
    return tidy(limit) if abs(limit) > SETTLED * abs(last) else 0.0


def far_limit(fn: Function, end: float) -> float:
    """Return the limit at ±inf of an activation of the registry, or of its slope.

    Far out each of them is a constant, a straight line or a wave. Of a formula, which
    may be anything, two points far out would tell nothing.
    """
    before, last = fn(math.copysign(1, end) * FAR).tolist()
    if abs(last) > LARGE:
        return math.copysign(math.inf, last)
    return tidy(last) if abs(last - before) <= 2 * SETTLED else math.nan


def tidy(value: float) -> float:
    """Round to the digits a limit is known to, and do without −0."""
    return round(value, DIGITS) + 0.0

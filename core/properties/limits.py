"""Where a function goes: at the ends of the line, and at the edge of its domain.

A limit is read off a geometric sequence of points that runs to the end. Its values may
settle, by Aitken's delta-squared process to all their digits; grow without bound; or do
neither, as a wave does.
"""

import math
from collections.abc import Callable
from itertools import pairwise

import torch
from torch import Tensor

Function = Callable[[Tensor], Tensor]

# No round numbers, at which cos(2πx) would look like a constant.
UNEVEN = 1.2345678910111213
TO_INFINITY = UNEVEN * torch.logspace(3, 13, 6, dtype=torch.float64)
TO_AN_EDGE = UNEVEN * torch.logspace(-2, -7, 6, dtype=torch.float64)
OVERFLOW = 1e300
SETTLED = 1e-9
"""What is closer than this is the same number."""
STEADY = 0.02
LINEAR = 1.05
SLOW = 1e-3
SAME = 1e-6
"""Two sides closer than this meet."""


def limit_at_edge(fn: Function, x: float, side: int) -> float:
    """Return the limit of `fn` at `x` from the left (−1) or from the right (1)."""
    return settle(fn(x + side * TO_AN_EDGE).tolist())


def settle(values: list[float]) -> float:
    """Return the limit of a sequence: a number, ±inf, or nan for none."""
    if any(map(math.isnan, values)):
        return math.nan
    if abs(values[-1]) > OVERFLOW:
        return math.copysign(math.inf, values[-1])
    steps = [after - before for before, after in pairwise(values)]
    last = abs(steps[-1])
    if last <= SETTLED * max(1.0, abs(values[-1])):
        return _tidy(values[-1])
    if not all(map(math.isfinite, steps)) or min(map(abs, steps)) == 0:
        return math.nan
    ratios = [after / before for before, after in pairwise(steps)]
    if all(ratio > 0.9 for ratio in ratios):
        return math.copysign(math.inf, steps[-1])
    # A slow power of x comes to shrink by one factor at every step, which no wave does.
    steady = min(ratios) > 0 and abs(ratios[-1] - ratios[-2]) < STEADY
    if (steady and max(ratios) < 0.9) or all(abs(ratio) < 0.5 for ratio in ratios):
        return _tidy(values[-1] + steps[-1] * ratios[-1] / (1 - ratios[-1]))
    return _settle_slowly(values, steps) if min(ratios) > 0 else math.nan


def _settle_slowly(values: list[float], steps: list[float]) -> float:
    """Return where a sequence leads whose steps shrink like a power of their number.

    The steps of log(log(x)) are like 1/k and add up to ∞; those of 1/log(x) are like
    1/k² and run to a limit, which Wynn's rho algorithm finds.
    """
    bends = [1 / after - 1 / before for before, after in pairwise(steps)]
    if 0 in bends:
        return math.nan
    if all(after <= LINEAR * before for before, after in pairwise(map(abs, bends))):
        return math.copysign(math.inf, steps[-1])
    before, last = (values[k - 1] + 2 / bends[k] for k in (-2, -1))
    return _tidy(last) if abs(last - before) <= SLOW * max(1.0, abs(last)) else math.nan


def _tidy(value: float) -> float:
    """Round to the digits a limit is known to, and do without −0."""
    return round(value, 9) + 0.0

"""What a function does at an end of a piece: its limit, or what it swings between.

x sin(x) has no limit at ∞, but its swings have: their tops grow without bound. So an
end has a limit inferior and a limit superior, read off stretches that run to it.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor

from core.properties.limits import OVERFLOW, SAME, Function, settle
from core.properties.ways import Way
from core.properties.zoom import zoom

# Unevenly spaced, so that no wave keeps step with it.
ACROSS = torch.linspace(0, 1, 257, dtype=torch.float64)
ACROSS = ACROSS * (1 + ACROSS) / 2
BEYOND = 0.01
"""How far beyond an overflow is looked, as a share of the way there."""
LEVEL = 0.1
"""What grows and falls back below this share of itself is a wave."""
DROWNED = 1e-6
"""A top lower than this share of its wave is only a point that missed a 0."""
SWELLS = 10.0
"""A wave whose far tops are this many times its near ones has no bound."""


class End(NamedTuple):
    """What a function does at an end.

    Attributes:
        low: Limit inferior; nan if it is not known.
        high: Limit superior.
    """

    low: float
    high: float

    @property
    def limit(self) -> float:
        """The limit; nan where there is none."""
        return self.low if self.low == self.high else math.nan

    def __neg__(self) -> "End":
        return End(-self.high, -self.low)


UNKNOWN = End(math.nan, math.nan)


def ends_of(fn: Function, ways: list[Way]) -> list[End]:
    """Return what a function does at the end of each way."""
    if not ways:
        return []
    near = torch.stack([way.points()[0] for way in ways])
    own = fn(torch.tensor([way.x for way in ways], dtype=torch.float64))
    return [
        _end(fn, way, values, value)
        for way, values, value in zip(
            ways, fn(near).tolist(), own.tolist(), strict=True
        )
    ]


def _end(fn: Function, way: Way, values: list[float], own: float) -> End:
    limit = settle(values)
    if way.x == way.edge and math.isfinite(way.x):
        limit = _meet(limit, own, way.x)
    if math.isfinite(limit):
        return End(limit, limit)
    if math.isnan(limit) and way.x != way.edge:
        limit = _beyond(fn, way)
    near, back = way.points()
    y = fn(near[:, None] + (back - near)[:, None] * ACROSS)
    if math.isinf(limit) and _grows(math.copysign(1, limit) * y[-3:]):
        return End(limit, limit)
    pole = _pole(fn, way) if math.isfinite(way.x) and way.x == way.edge else math.nan
    return _swing(fn, near, back, y) if math.isnan(pole) else End(pole, pole)


def _pole(fn: Function, way: Way) -> float:
    """Return ±inf if a function runs off to it very near the end, and nan if not."""
    near, back = way.points(nearer=True)
    y = fn(near[:, None] + (back - near)[:, None] * ACROSS)
    limit = settle(y[:, 0].tolist())
    is_pole = math.isinf(limit) and _grows(math.copysign(1, limit) * y[-3:])
    return limit if is_pole else math.nan


def _meet(limit: float, own: float, x: float) -> float:
    """Return the limit, to all the digits of the function's own value if they meet."""
    if not abs(limit - own) < SAME:
        return limit
    # An edge such as √2 is not known to the digits that sqrt(2 − x²) needs there.
    return own if x == round(x, 9) else round(own, 7) + 0.0


def _beyond(fn: Function, way: Way) -> float:
    """Return the infinity a function has overflowed to, if it has."""
    step = BEYOND * (abs(way.edge) if math.isinf(way.x) else abs(way.edge - way.x))
    x = torch.tensor([way.edge - way.side * step], dtype=torch.float64)
    beyond = fn(x).item()
    return beyond if math.isinf(beyond) else math.nan


def _grows(y: Tensor) -> bool:
    """Say whether some row of values is no wave: it never turns, or stays large."""
    quarter = y[:, :64]
    rising = (quarter[:, 1:] >= quarter[:, :-1]).all(dim=1)
    falling = (quarter[:, 1:] <= quarter[:, :-1]).all(dim=1)
    level = quarter.amin(dim=1) >= LEVEL * quarter.amax(dim=1)
    positive = quarter.amin(dim=1) > 0
    return bool(((rising | falling | level) & positive).any())


def _swing(fn: Function, near: Tensor, back: Tensor, y: Tensor) -> End:
    """Return what a wave swings between at the end, from its tops on every stretch."""
    if not y.isfinite().all():
        return UNKNOWN
    highs, lows = _tops(fn, near, back, y)
    return End(-_superior(lows), _superior(highs))


def _tops(fn: Function, near: Tensor, back: Tensor, y: Tensor) -> list[list[float]]:
    """Return the highest values on every stretch, and those of the function's mirror.

    The last stretch, at 10¹³, is left out: its points are too far apart for a wave.
    """
    mirrored = torch.stack([y, -y])
    top = mirrored.argmax(dim=2).clamp(1, len(ACROSS) - 2)
    before, after = (near + (back - near) * ACROSS[top + step] for step in (-1, 1))
    low, high = torch.minimum(before, after), torch.maximum(before, after)
    sign = y.new_tensor([1.0] * len(y) + [-1.0] * len(y))[:, None]
    _, tops = zoom(lambda x: sign * fn(x), low.flatten(), high.flatten())
    tops = tops.reshape(2, -1)
    drowned = tops.abs() < DROWNED * y.abs().amax(dim=1)
    return tops.masked_fill(drowned, 0.0)[:, :-1].tolist()


def _superior(tops: list[float]) -> float:
    """Return where the tops of a wave lead, or else the highest."""
    limit = settle(tops)
    if not math.isnan(limit):
        return limit if limit < OVERFLOW else math.inf
    swells = max(tops[2:]) > SWELLS * max(1.0, *tops[:2])
    return math.inf if swells else max(tops)

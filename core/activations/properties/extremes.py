"""The highest value of a function, where it is taken, or what it is approached by."""

import math
from collections.abc import Iterable
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations.properties.intervals import Interval, point, union
from core.activations.properties.limits import OVERFLOW, Function
from core.activations.properties.stretches import Stretch

MOST_PEAKS = 128
PEAK = 1e-9
"""Peaks that differ by less than this share of their height, or of 1, are as high."""
FLAT = NOISE = 1e-12
"""Share of a value that is no height, but a rounding of the arithmetic, ..."""
LEAST = 1e-3
"""... or of this, for values near 0."""
CREEP, DROP, CORNER = 1e-7, 1e-3, 0.1
STEPS = torch.linspace(0, 1, 41, dtype=torch.float64)
ROUNDS = 6


class Extreme(NamedTuple):
    """A least upper (or greatest lower) bound.

    Attributes:
        value: The bound, ±inf for none.
        attained: Whether the function takes it.
        places: Stretches of x where it does, the nearest to 0 first; a point is a
            stretch of no length. If it is only approached: the ends it lies at.
    """

    value: float
    attained: bool
    places: tuple[Interval, ...]


def highest(fn: Function, stretches: list[Stretch], sign: int = 1) -> Extreme:
    """Return the supremum of `fn` over `stretches`; with sign −1 its infimum.

    It is nan if there are no stretches.
    """
    if not stretches:
        return Extreme(math.nan, False, ())
    signed = [
        s._replace(y=sign * s.y, at_start=sign * s.at_start, at_stop=sign * s.at_stop)
        for s in stretches
    ]
    best, peaks = _peaks(lambda x: sign * fn(x), signed)
    ends = [
        (limit, end)
        for s in signed
        for limit, end in ((s.at_start, s.start), (s.at_stop, s.stop))
        if not math.isnan(limit)
    ]
    if best > OVERFLOW:
        return _approached(math.inf, ends, sign)
    at_ends = max((limit for limit, _ in ends), default=-math.inf)
    flats = [flat for s in signed for flat in _flats(s, best)]
    tolerance = PEAK * max(1.0, abs(best))
    if at_ends > best + tolerance or (at_ends >= best - tolerance and not flats):
        return _approached(at_ends, ends, sign)
    places = union([*flats, *(p for p in peaks if not _within(p, flats))])
    return Extreme(_tidy(sign * best), True, _nearest_first(places))


def _approached(value: float, ends: list[tuple[float, float]], sign: int) -> Extreme:
    close = PEAK * max(1.0, abs(value)) if math.isfinite(value) else 0.0
    at = {x for end, x in ends if end == value or abs(end - value) <= close}
    return Extreme(_tidy(sign * value), False, _nearest_first(map(point, sorted(at))))


def _nearest_first(places: Iterable[Interval]) -> tuple[Interval, ...]:
    return tuple(sorted(places, key=lambda place: min(abs(place.low), abs(place.high))))


def _tidy(value: float) -> float:
    """Round to the digits that survive the arithmetic, and do without −0."""
    return float(f"{value:.13g}") + 0.0


def _peaks(fn: Function, stretches: list[Stretch]) -> tuple[float, list[Interval]]:
    """Return the highest sample after zooming in on every peak, and the peaks there."""
    lows, highs, best = [], [], -math.inf
    for s in stretches:
        best = max(best, s.y.max().item())
        rise, fall = s.y[1:-1] - s.y[:-2], s.y[1:-1] - s.y[2:]
        noise = NOISE * s.y[1:-1].abs().clamp(min=LEAST)
        inner = (rise >= 0) & (fall >= 0) & (torch.maximum(rise, fall) > noise)
        tops = inner.nonzero().flatten()
        tops = tops[s.y[tops + 1].topk(min(MOST_PEAKS, len(tops))).indices]
        lows.append(s.x[tops])
        highs.append(s.x[tops + 2])
    low, high = torch.cat(lows), torch.cat(highs)
    if not len(low):
        return best, []
    x, y = zoom(fn, low, high)
    best = max(best, y.max().item())
    at_best = y >= best - PEAK * max(1.0, abs(best))
    return best, [point(p) for p in {round(p, 6) + 0.0 for p in x[at_best].tolist()}]


def zoom(fn: Function, low: Tensor, high: Tensor) -> tuple[Tensor, Tensor]:
    """Narrow each (low, high) down to its highest point, twenty-fold at a time.

    Returns:
        The highest point found in each, and the function there.
    """
    first, last = low, high
    for _ in range(ROUNDS):
        x = low[:, None] + (high - low)[:, None] * STEPS
        y = fn(x)
        y = y.masked_fill(y.isnan(), -torch.inf)
        top = _middle_of_top(y)
        centre, step = x.gather(1, top)[:, 0], (high - low) / 40
        low = torch.maximum(centre - step, first)
        high = torch.minimum(centre + step, last)
    return centre, y.gather(1, top)[:, 0]


def _middle_of_top(y: Tensor) -> Tensor:
    """Return where each row is highest: in the middle, if its top is broad."""
    first = y.argmax(dim=1, keepdim=True)
    last = y.shape[1] - 1 - y.flip(1).argmax(dim=1, keepdim=True)
    middle = (first + last) // 2
    return middle.where(y.gather(1, middle) == y.gather(1, first), first)


def _within(place: Interval, stretches: list[Interval]) -> bool:
    return any(s.low - 0.02 <= place.low <= s.high + 0.02 for s in stretches)


def _flats(s: Stretch, best: float) -> list[Interval]:
    """Return where a stretch lies flat at `best`, from corner to corner.

    In float64 tanh is 1 from x = 19 on, and only approaches it.
    """
    below = best - s.y
    flat = below <= FLAT * max(1.0, abs(best))
    if s.start == s.stop and flat:
        return [point(s.start)]
    changes = torch.diff(
        flat.int(), prepend=flat.new_zeros(1), append=flat.new_zeros(1)
    )
    starts, stops = (changes == 1).nonzero()[:, 0], (changes == -1).nonzero()[:, 0] - 1
    flats = []
    for start, stop in torch.stack([starts, stops], dim=1)[stops - starts > 1].tolist():
        left = _is_corner(s.x[: start + 1].flip(0), below[: start + 1].flip(0))
        right = _is_corner(s.x[stop:], below[stop:])
        if left and right:
            from_end, to_end = start == 0, stop == len(flat) - 1
            low = s.start if from_end else s.x[start].item()
            high = s.stop if to_end else s.x[stop].item()
            flats.append(Interval(low, high, not from_end, not to_end))
    return flats


def _is_corner(x: Tensor, below: Tensor) -> bool:
    """Say whether a flat stretch that ends at x[0] ends there, or fades away.

    From a corner the way down to 10⁻⁷ is short beside the way down to 10⁻³; on the way
    to a limit both are of a length.
    """
    if len(x) == 1 or below[1] > CREEP:
        return True
    way = (x - x[0]).abs()
    steps = [way[below > depth][:1] for depth in (CREEP, DROP)]
    return bool(len(steps[1])) and bool(steps[0] < CORNER * steps[1])

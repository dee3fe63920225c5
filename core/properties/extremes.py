"""The highest value of a function, where it is taken, or what it is approached by."""

import math
from collections.abc import Iterable
from typing import NamedTuple

import torch
from torch import Tensor

from core.properties.intervals import Interval, union
from core.properties.limits import OVERFLOW, Function
from core.properties.pieces import Piece

MOST_PEAKS = 48
FLAT = 1e-12
PEAK = 1e-9
CREEP = 1e-7
"""A function that comes this close without a step beyond is approaching a limit."""


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


def highest(fn: Function, pieces: list[Piece], sign: int = 1) -> Extreme:
    """Return the supremum of `fn` over `pieces`; with sign −1 its infimum."""

    def signed(x: Tensor) -> Tensor:
        return sign * fn(x)

    mirrored = [_mirror(piece, sign) for piece in pieces]
    ends = [
        (value, x)
        for piece in mirrored
        for value, x in ((piece.at_start, piece.start), (piece.at_stop, piece.stop))
        if not math.isnan(value)
    ]
    best, peaks = _peaks(signed, mirrored)
    at_ends = max((value for value, _ in ends), default=-math.inf)
    if best > OVERFLOW:
        best = at_ends = math.inf
    tolerance = PEAK * max(1.0, abs(best))
    if at_ends > best + tolerance:
        return _approached(at_ends, ends, sign)
    flats = [flat for piece in mirrored for flat in _flats(piece, best)]
    if at_ends < best - tolerance or flats:
        places = union([*flats, *(p for p in peaks if not _within(p, flats))])
        return Extreme(_tidy(sign * best), True, _nearest_first(places))
    return _approached(at_ends, ends, sign)


def _mirror(piece: Piece, sign: int) -> Piece:
    return piece._replace(
        y=sign * piece.y, at_start=sign * piece.at_start, at_stop=sign * piece.at_stop
    )


def _approached(value: float, ends: list[tuple[float, float]], sign: int) -> Extreme:
    close = PEAK * max(1.0, abs(value)) if math.isfinite(value) else 0.0
    at = {x for end, x in ends if end == value or abs(end - value) <= close}
    places = _nearest_first(_point(x) for x in sorted(at))
    return Extreme(_tidy(sign * value), False, places)


def _point(x: float) -> Interval:
    return Interval(x, x, low_in=True, high_in=True)


def _nearest_first(places: Iterable[Interval]) -> tuple[Interval, ...]:
    return tuple(sorted(places, key=lambda place: min(abs(place.low), abs(place.high))))


def _tidy(value: float) -> float:
    """Round to the digits that survive the arithmetic, and do without −0."""
    return float(f"{value:.13g}") + 0.0


def _flats(piece: Piece, best: float) -> list[Interval]:
    """Return the stretches where a piece lies flat at `best`, with a step beside it."""
    flat = piece.y >= best - FLAT * max(1.0, abs(best))
    changes = torch.diff(flat.to(torch.int8), prepend=flat.new_zeros(1)).nonzero()
    starts = [i for i in changes.flatten().tolist() if flat[i]]
    stretches = []
    if piece.start == piece.stop and flat:
        return [_point(piece.start)]
    for start in starts:
        length = int((~flat[start:]).to(torch.int8).argmax()) or len(flat) - start
        stop = start + length - 1
        beside = [i for i in (start - 1, stop + 1) if 0 <= i < len(flat)]
        steps = [best - piece.y[i].item() for i in beside]
        if length >= 3 and all(step > CREEP for step in steps):
            from_end, to_end = start == 0, stop == len(flat) - 1
            low = piece.start if from_end else piece.x[start].item()
            high = piece.stop if to_end else piece.x[stop].item()
            stretches.append(Interval(low, high, not from_end, not to_end))
    return stretches


def _peaks(fn: Function, pieces: list[Piece]) -> tuple[float, list[Interval]]:
    """Return the highest sample after zooming in on every peak, and the peaks there."""
    lows, highs, best = [], [], -math.inf
    for piece in pieces:
        best = max(best, piece.y.max().item())
        rise, fall = piece.y[1:-1] - piece.y[:-2], piece.y[1:-1] - piece.y[2:]
        inner = (rise >= 0) & (fall >= 0) & ((rise > 0) | (fall > 0))
        tops = inner.nonzero().flatten()
        tops = tops[piece.y[tops + 1].topk(min(MOST_PEAKS, len(tops))).indices]
        lows.append(piece.x[tops])
        highs.append(piece.x[tops + 2])
    low, high = torch.cat(lows), torch.cat(highs)
    if not len(low):
        return best, []
    x, y = _zoom(fn, low, high)
    best = max(best, y.max().item())
    at_best = y >= best - PEAK * max(1.0, abs(best))
    return best, [_point(p) for p in {round(p, 6) + 0.0 for p in x[at_best].tolist()}]


def _zoom(fn: Function, low: Tensor, high: Tensor) -> tuple[Tensor, Tensor]:
    """Narrow each (low, high) down to its highest point, forty-fold at a time."""
    steps = torch.linspace(0, 1, 41, dtype=torch.float64)
    for _ in range(6):
        x = low[:, None] + (high - low)[:, None] * steps
        y = fn(x)
        top = y.argmax(dim=1, keepdim=True)
        step = (high - low) / 40
        centre = x.gather(1, top)[:, 0]
        low, high = centre - step, centre + step
    return centre, y.gather(1, top)[:, 0]


def _within(place: Interval, stretches: list[Interval]) -> bool:
    return any(s.low - 0.02 <= place.low <= s.high + 0.02 for s in stretches)

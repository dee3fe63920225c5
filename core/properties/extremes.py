"""The highest value of a function, where it is taken, or what it is approached by."""

import math
from collections.abc import Iterable
from typing import NamedTuple

import torch
from torch import Tensor

from core.properties.flats import flats_at
from core.properties.intervals import Interval, point, union
from core.properties.limits import OVERFLOW, Function
from core.properties.pieces import Piece
from core.properties.zoom import zoom

MOST_PEAKS = 48
PEAK = 1e-9


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
    """Return the supremum of `fn` over `pieces`; with sign −1 its infimum.

    It is nan if there are no pieces.
    """
    if not pieces:
        return Extreme(math.nan, False, ())

    def signed(x: Tensor) -> Tensor:
        return sign * fn(x)

    mirrored = [_mirror(piece, sign) for piece in pieces]
    best, peaks = _peaks(signed, mirrored)
    tolerance = PEAK * max(1.0, abs(best))
    ends = [
        (end.high, x)
        for piece in mirrored
        for end, x in ((piece.at_start, piece.start), (piece.at_stop, piece.stop))
        # A wave that never gets higher than here takes its highest value.
        if end.low == end.high or end.high > best + tolerance
    ]
    if best > OVERFLOW:
        return _approached(math.inf, ends, sign)
    at_ends = max((value for value, _ in ends), default=-math.inf)
    if at_ends > best + tolerance:
        return _approached(at_ends, ends, sign)
    flats = [flat for piece in mirrored for flat in flats_at(piece, best)]
    if at_ends < best - tolerance or flats:
        places = union([*flats, *(p for p in peaks if not _within(p, flats))])
        return Extreme(_tidy(sign * best), True, _nearest_first(places))
    return _approached(at_ends, ends, sign)


def _mirror(piece: Piece, sign: int) -> Piece:
    if sign == 1:
        return piece
    return piece._replace(y=-piece.y, at_start=-piece.at_start, at_stop=-piece.at_stop)


def _approached(value: float, ends: list[tuple[float, float]], sign: int) -> Extreme:
    close = PEAK * max(1.0, abs(value)) if math.isfinite(value) else 0.0
    at = {x for end, x in ends if end == value or abs(end - value) <= close}
    places = _nearest_first(point(x) for x in sorted(at))
    return Extreme(_tidy(sign * value), False, places)


def _nearest_first(places: Iterable[Interval]) -> tuple[Interval, ...]:
    return tuple(sorted(places, key=lambda place: min(abs(place.low), abs(place.high))))


def _tidy(value: float) -> float:
    """Round to the digits that survive the arithmetic, and do without −0."""
    return float(f"{value:.13g}") + 0.0


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
    x, y = zoom(fn, low, high)
    best = max(best, y.max().item())
    at_best = y >= best - PEAK * max(1.0, abs(best))
    return best, [point(p) for p in {round(p, 6) + 0.0 for p in x[at_best].tolist()}]


def _within(place: Interval, stretches: list[Interval]) -> bool:
    return any(s.low - 0.02 <= place.low <= s.high + 0.02 for s in stretches)

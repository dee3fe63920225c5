"""The properties of an activation, computed from the function and its slope alone.

Nothing is looked up by name: a formula typed by a reader gets its row by the same code
as ReLU does.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

import torch

from core.activations import Activation
from core.properties.breaks import Break, find_breaks, look_at_breaks
from core.properties.extremes import highest
from core.properties.intervals import Interval, union
from core.properties.limits import SETTLED, Function, limit_at_infinity
from core.properties.pieces import Piece, cut, own_points
from core.properties.row import CENTRED, Properties
from core.properties.saturation import saturation

CELL = 0.005
FORMULA = "formula"
FAR = 100.0
"""Farther out than this a slope that is no number is one that has overflowed."""


def properties_of(
    activation: Activation, settings: Mapping[str, float] | None = None
) -> Properties:
    """Compute the properties of an activation with its parameters as set.

    Raises:
        ValueError: If a parameter is unknown or out of its bounds, or the function is
            nowhere a finite number.
    """
    chosen = activation.settings(settings or {})
    return _measure(activation, tuple(sorted(chosen.items())))


@lru_cache(maxsize=1024)
def _measure(activation: Activation, chosen: tuple) -> Properties:
    settings = dict(chosen)
    fn, slope = activation.with_settings(**settings)
    known = activation.kinks(**settings)
    places = find_breaks(fn, slope) if activation.family == FORMULA else known
    breaks = look_at_breaks(fn, slope, places)
    pieces = cut(fn, [b.x for b in breaks if b.jumps], [b.x for b in breaks])
    if not pieces:
        raise ValueError(f"{activation.label} is nowhere a finite number")
    stretches = sorted(
        [*pieces, *own_points(fn, pieces)], key=lambda piece: (piece.start, piece.stop)
    )
    images = [_image(fn, piece) for piece in stretches]
    slopes = _slope_pieces(slope, breaks, pieces)
    steepest, flattest = highest(slope, slopes), highest(slope, slopes, -1)
    largest = max(abs(steepest.value), abs(flattest.value))
    jumps = tuple(b.x for b in breaks if b.jumps)
    return Properties(
        range=union(images),
        left=limit_at_infinity(fn, -1),
        right=limit_at_infinity(fn, 1),
        minimum=highest(fn, stretches, -1),
        maximum=highest(fn, stretches),
        max_slope=steepest,
        steepest=largest,
        monotone=_monotone(images, steepest.value, flattest.value),
        jumps=jumps,
        kinks=_kinks(breaks, pieces, slopes),
        saturates_below=saturation(fn, slope, slopes, largest, -1),
        saturates_above=saturation(fn, slope, slopes, largest, 1),
        mean_output=_mean_output(fn),
    )


def _slope_pieces(
    slope: Function, breaks: list[Break], pieces: list[Piece]
) -> list[Piece]:
    """Cut the slope at its own breaks, and keep it where the function is defined."""
    ends = {end for piece in pieces for end in (piece.start, piece.stop)}
    cuts = {b.x for b in breaks if b.bends} | set(filter(math.isfinite, ends))
    return [
        part
        for part in cut(slope, sorted(cuts))
        if any(p.start <= part.start and part.stop <= p.stop for p in pieces)
    ]


def _kinks(
    breaks: list[Break], pieces: list[Piece], slopes: list[Piece]
) -> tuple[float, ...]:
    """Return where the slope jumps, or is not a finite number, and the function is."""
    bends = {b.x for b in breaks if b.bends and not b.jumps}
    steep = {end for part in slopes for end in (part.start, part.stop)}
    inside = {x for x in steep for p in pieces if p.start < x < p.stop and abs(x) < FAR}
    return tuple(sorted(bends | inside))


def _image(fn: Function, piece: Piece) -> Interval:
    low, high = highest(fn, [piece], -1), highest(fn, [piece])
    return Interval(low.value, high.value, low.attained, high.attained)


def _monotone(images: list[Interval], steepest: float, flattest: float) -> str:
    tolerance = CENTRED * min(1.0, max(abs(steepest), abs(flattest)))
    ordered = list(pairwise(images))
    rises = flattest >= -tolerance and all(
        a.high <= b.low + SETTLED for a, b in ordered
    )
    falls = steepest <= tolerance and all(a.low >= b.high - SETTLED for a, b in ordered)
    if rises and falls:
        return "constant"
    return "rising" if rises else "falling" if falls else "no"


def _mean_output(fn: Function) -> float:
    """Integrate over the standard normal density by the midpoint rule."""
    # Parameters move in steps of 0.05, so that a jump lies between two cells.
    x = (torch.arange(-2000, 2000, dtype=torch.float64) + 0.5) * CELL
    density = torch.exp(-x.square() / 2) / math.sqrt(2 * math.pi)
    mean = (fn(x) * density).sum().item() * CELL
    return mean if math.isfinite(mean) else math.nan

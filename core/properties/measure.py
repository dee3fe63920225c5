"""The properties of an activation, computed from the function and its slope alone.

Nothing is looked up by name: a formula typed by a reader gets its row by the same code
as ReLU does.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

import torch
from torch import Tensor

from core.activations import Activation
from core.properties.breaks import Break, find_breaks, look_at_breaks
from core.properties.extremes import Extreme, highest
from core.properties.grid import GRID
from core.properties.intervals import Interval, union
from core.properties.limits import SETTLED, Function
from core.properties.mean import mean_output
from core.properties.pieces import Piece, cut, outer_limits, own_points
from core.properties.row import CENTRED, Properties
from core.properties.saturation import saturation
from core.properties.slopes import find_kinks, mended, slope_pieces
from core.properties.steep import steep_points

FORMULA = "formula"
MOST_BREAKS = 40
"""The breaks nearest to 0 are told."""


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
    fn, derivative = activation.with_settings(**settings)
    slope = mended(fn, derivative)
    found, steep = _breaks(activation, settings, fn, slope)
    breaks = sorted(found[:MOST_BREAKS])
    jumps = tuple(b.x for b in breaks if b.jumps)
    places = torch.tensor([b.x for b in found], dtype=torch.float64)
    samples = torch.cat([GRID, places[:MOST_BREAKS], steep])
    pieces = cut(fn, list(jumps), samples)
    if not pieces:
        raise ValueError(f"{activation.label} is nowhere a finite number")
    stretches = sorted(
        [*pieces, *own_points(fn, pieces)], key=lambda piece: (piece.start, piece.stop)
    )
    images, (minimum, maximum) = _extremes(fn, stretches)
    slopes = slope_pieces(slope, breaks, pieces, samples)
    steepest, flattest = highest(slope, slopes), highest(slope, slopes, -1)
    largest = max(abs(steepest.value), abs(flattest.value))
    kinks = find_kinks(fn, breaks, pieces, slopes)
    left, right = outer_limits(pieces)
    return Properties(
        range=union(images),
        left=left,
        right=right,
        minimum=minimum,
        maximum=maximum,
        max_slope=steepest,
        steepest=largest,
        monotone=_monotone(images, steepest.value, flattest.value),
        jumps=jumps,
        kinks=kinks,
        saturates_below=saturation(slope, slopes, largest, -1, math.isfinite(left)),
        saturates_above=saturation(slope, slopes, largest, 1, math.isfinite(right)),
        mean_output=mean_output(fn, pieces, kinks, torch.cat([steep, places])),
    )


def _breaks(
    activation: Activation, settings: dict, fn: Function, slope: Function
) -> tuple[list[Break], Tensor]:
    if activation.family == FORMULA:
        return find_breaks(fn, slope)
    breaks = look_at_breaks(fn, slope, activation.kinks(**settings))
    return breaks, steep_points(fn, [b.x for b in breaks if b.jumps])


def _extremes(
    fn: Function, stretches: list[Piece]
) -> tuple[list[Interval], tuple[Extreme, Extreme]]:
    """Return the image of every stretch, and the lowest and the highest of them all."""
    each = [(highest(fn, [s], -1), highest(fn, [s])) for s in stretches]
    images = [Interval(a.value, b.value, a.attained, b.attained) for a, b in each]
    if len(each) == 1:
        return images, each[0]
    return images, (highest(fn, stretches, -1), highest(fn, stretches))


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

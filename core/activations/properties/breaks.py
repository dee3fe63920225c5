"""Where a function, or its slope, jumps: at declared places, or where a search leads.

At a place a function is continuous if both of its limits are its value. There it has a
kink if the limits of its slope differ, or are infinite as those of √|x| at 0.
"""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import Activation
from core.activations.properties.limits import Function, Sides, look_at, meet
from core.activations.properties.search import search_edges, search_jumps

FORMULA = "formula"
REACH = 20.0
"""A formula typed by a reader is measured from −20 to 20, ..."""
STEP = 1 / 128
GRID = torch.arange(-REACH, REACH + STEP, STEP, dtype=torch.float64)
"""... at these points and at what is found between them."""
APART = 1e-6
"""Places closer than this are one."""
CLOSE = STEP * 4.0 ** -torch.arange(1, 6, dtype=torch.float64)
MOST_TOLD = 40


class Breaks(NamedTuple):
    """What was found between the points of the grid, ascending.

    Attributes:
        jumps: Where the function is not continuous: the 40 nearest to 0.
        kinks: Where it is continuous and not differentiable, likewise.
        edges: Where it begins or ceases to be a finite number, likewise.
        read: Points besides the grid that show what lies between, shape (n,).
    """

    jumps: tuple[float, ...]
    kinks: tuple[float, ...]
    edges: tuple[float, ...]
    read: Tensor


def breaks_of(activation: Activation, settings: Mapping[str, float]) -> Breaks:
    """Return the breaks of an activation with its parameters as set.

    The registry declares where the pieces of a formula meet; those of a formula typed
    by a reader are searched for on [−20, 20].
    """
    return _found(activation, tuple(sorted(settings.items())))


@lru_cache(maxsize=1024)
def _found(activation: Activation, chosen: tuple) -> Breaks:
    settings = dict(chosen)
    fn, slope = activation.with_settings(**settings)
    if activation.family == FORMULA:
        return _search(fn, slope)
    places = sorted(activation.kinks(**settings))
    jumps, kinks = _classify(fn, slope, places)
    return Breaks(jumps, kinks, (), torch.tensor(places, dtype=torch.float64))


def _search(fn: Function, slope: Function) -> Breaks:
    jumps, read = search_jumps(fn, GRID)
    bends, slope_read = search_jumps(slope, torch.cat([GRID, read]).unique())
    edges, slope_edges = search_edges(fn, GRID), search_edges(slope, GRID)
    places = _once([*edges, *jumps, *bends, *slope_edges])
    jumps, kinks = _classify(fn, slope, places)
    edges = _nearest(x for x in places if x in edges and x not in jumps)
    return Breaks(jumps, kinks, edges, _beside(places, torch.cat([read, slope_read])))


def _once(places: Iterable[float]) -> list[float]:
    """Return places, ascending; of those that are closer than 10⁻⁶ only the first."""
    once: list[float] = []
    for place in sorted(places):
        if not once or place - once[-1] > APART:
            once.append(place)
    return once


def _beside(places: list[float], read: Tensor) -> Tensor:
    """Return places, points near them, and others not too near to tell apart."""
    x = torch.tensor(places, dtype=torch.float64)[:, None]
    others = read[((x - read).abs() > APART).all(dim=0)]
    return torch.cat(
        [x.flatten(), (x - CLOSE).flatten(), (x + CLOSE).flatten(), others]
    )


def _classify(
    fn: Function, slope: Function, places: list[float]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Tell at which of `places` the function jumps, and at which only its slope."""
    sides = list(zip(places, look_at(fn, places), strict=True))
    jumps = [x for x, at in sides if _jumps(at)]
    smooth = [x for x, at in sides if _is_continuous(at)]
    slopes = zip(smooth, look_at(slope, smooth), strict=True)
    return _nearest(jumps), _nearest(x for x, at in slopes if _differ(at))


def _jumps(at: Sides) -> bool:
    known = not (math.isnan(at.left) or math.isnan(at.right))
    return _differ(at) or (
        known and math.isfinite(at.own) and not meet(at.left, at.own)
    )


def _differ(at: Sides) -> bool:
    """Say whether both limits are known, and differ or are infinite."""
    if math.isnan(at.left) or math.isnan(at.right):
        return False
    return math.isinf(at.left) or not meet(at.left, at.right)


def _is_continuous(at: Sides) -> bool:
    return meet(at.left, at.own) and meet(at.own, at.right) and math.isfinite(at.own)


def _nearest(places: Iterable[float]) -> tuple[float, ...]:
    return tuple(sorted(sorted(places, key=abs)[:MOST_TOLD]))

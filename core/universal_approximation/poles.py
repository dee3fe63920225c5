"""Refuse a typed function where no network can come near it: poles and holes.

A pole between the points of a grid looks like a steep slope or a jump; a hole, as that
of (x² - 1) / (x - 1), is met by chance when a network takes its values there.
"""

from collections.abc import Callable
from functools import lru_cache

import torch
from torch import Tensor

from core.universal_approximation.smoothness import FINE, LARGEST, sample

Function = Callable[[Tensor], Tensor]

MOST_CELLS, MOST_BUILT = 400, 200
"""Curves are drawn over up to 384 equal cells, networks built on up to 193."""
ZOOMS, CLOSER = 8, 16
GROWING = 0.3


def refuse_poles(fn: Function, low: float, high: float) -> None:
    """Refuse a function that grows without end somewhere in [low, high].

    The steepest place of the grid is magnified, and the steepest place of what is seen
    then, until 10⁻¹² is left: what grows in the last zooms nearly as it did in the
    first has no bound there. A jump stays as large as it is, a cusp shrinks.

    Raises:
        ValueError: With the place.
    """
    x, heights = torch.linspace(low, high, FINE + 1, dtype=torch.float64), []
    y = sample(fn, x)
    level = y[y.diff().abs().argmax()]
    for _ in range(ZOOMS):
        at = int(y.diff().abs().argmax())
        heights.append((y[at : at + 2] - level).abs().max().item())
        left, right = x[max(0, at - 1)], x[min(len(x) - 1, at + 2)]
        x = torch.linspace(left, right, 3 * CLOSER + 1, dtype=torch.float64)
        y = fn(x).expand_as(x)
    half = ZOOMS // 2
    begun, went_on = heights[half] - heights[0], heights[-1] - heights[half]
    if heights[-1] > LARGEST or went_on > GROWING * begun > 1e-6 * heights[0]:
        raise ValueError(f"near x = {left:.3g} the values grow without end")


def refuse_holes(fn: Function, low: float, high: float) -> None:
    """Refuse a function that is no number where a network takes its values.

    Raises:
        ValueError: With the place.
    """
    sample(fn, _places(low, high))


@lru_cache(maxsize=1)
def _places(low: float, high: float) -> Tensor:
    """Return edges and middles of up to `MOST_CELLS` equal cells, in order."""
    places = []
    for num_cells in range(1, MOST_CELLS + 1):
        edges = torch.linspace(low, high, num_cells + 1, dtype=torch.float64)
        places.append(edges)
        if num_cells <= MOST_BUILT:
            places.append((edges[:-1] + edges[1:]) / 2)
    return torch.cat(places).unique()

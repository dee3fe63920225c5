"""What a class answered, in short: values in bins, drawn curves by their median."""

from collections.abc import Sequence
from typing import NamedTuple

import torch


class Bin(NamedTuple):
    """How many values lie from `low` to `high`.

    `high` belongs to the next bin, in the last one to this.
    """

    low: float
    high: float
    count: int


def bins(values: Sequence[float], most: int = 5) -> list[Bin]:
    """Count finite values: each by itself if few are different, else in even bins.

    Args:
        values: Any number of them.
        most: Bins, at most.
    """
    different = sorted(set(values))
    if len(different) <= most:
        return [Bin(value, value, values.count(value)) for value in different]
    # Not as they are: torch takes no whole number beyond 64 bits.
    numbers = torch.tensor([float(value) for value in values], dtype=torch.float64)
    low, high = numbers.min().item(), numbers.max().item()
    edges = torch.linspace(low, high, most + 1, dtype=torch.float64)
    places = torch.bucketize(numbers, edges[1:-1], right=True)
    counts = torch.bincount(places, minlength=most).tolist()
    return [*map(Bin, edges.tolist(), edges[1:].tolist(), counts)]


def median_curve(curves: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """Return the median height at every place, of curves with as many places.

    Of an even number, the mean of the two in the middle. Of no curves, none.
    """
    if not curves:
        return ()
    heights = torch.tensor(curves, dtype=torch.float64)
    return tuple(heights.quantile(0.5, dim=0).tolist())

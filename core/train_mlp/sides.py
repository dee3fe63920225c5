"""On which side of a boundary a picture lies: column by column, as stretches.

A stretch goes from one crossing of the level to the next; crossings are interpolated
between the places at which the heights are known. Where every column crosses once, the
boundary is a curve over the columns.
"""

import math

import torch
from torch import Tensor


def stretches_above(y: Tensor, heights: Tensor) -> list[tuple[int, float, float]]:
    """Return where heights are above 0: column, and the stretch from y to y.

    Args:
        y: Increasing places, shape (n,).
        heights: A row for each column of the picture, shape (num_columns, n), finite.
    """
    found = []
    places = y.double().tolist()
    for column, row in enumerate(heights.double().tolist()):
        ends = places[:1] if row[0] > 0 else []
        for i in range(1, len(row)):
            if (row[i] > 0) != (row[i - 1] > 0):
                share = row[i - 1] / (row[i - 1] - row[i])
                ends.append(places[i - 1] + share * (places[i] - places[i - 1]))
        ends += places[-1:] if row[-1] > 0 else []
        pairs = zip(ends[::2], ends[1::2], strict=True)
        found += [(column, low, high) for low, high in pairs]
    return found


def boundary_over(y: Tensor, heights: Tensor) -> Tensor:
    """Return where each column crosses 0, float64; nan where it does not do so once.

    Args:
        y: Increasing places, shape (n,).
        heights: A row for each column, shape (num_columns, n), finite.
    """
    ends = [[] for _ in heights]
    for column, low, high in stretches_above(y, heights):
        ends[column] += {low, high} - {y[0].item(), y[-1].item()}
    once = [found[0] if len(found) == 1 else math.nan for found in ends]
    return torch.tensor(once, dtype=torch.float64)


def right_beside(curve: Tensor, X: Tensor, y: Tensor) -> int:
    """Count the examples on their own side of a curve: class 0 above it, 1 below.

    Args:
        curve: Its height at the first coordinate of each example, shape (n,).
        X: Examples, shape (n, 2).
        y: Classes, 0 or 1, shape (n, 1).
    """
    return int(((X[:, 1] > curve) == (y[:, 0] < 0.5)).sum())

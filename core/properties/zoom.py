"""The top of a peak, by magnifying it again and again."""

import torch
from torch import Tensor

from core.properties.limits import Function

STEPS = torch.linspace(0, 1, 41, dtype=torch.float64)
ROUNDS = 6


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

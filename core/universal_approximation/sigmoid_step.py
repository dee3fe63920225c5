"""One sigmoid unit σ(w x + b): a step at s = -b / w, the steeper the larger |w|."""

import math

import torch
from torch import Tensor


def sigmoid_unit(x: Tensor, w: float, b: float) -> Tensor:
    """Return σ(w x + b)."""
    return torch.sigmoid(w * x + b)


def place_of(w: float, b: float) -> float | None:
    """Return s = -b / w, where the unit is 1/2; None for w = 0, which has no step."""
    return -b / w if w else None


def rise_of(w: float) -> float:
    """Return over how much x the unit rises from a tenth to nine tenths, w not 0."""
    return 2 * math.log(9) / abs(w)

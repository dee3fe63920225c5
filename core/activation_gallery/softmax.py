"""Softmax: rowwise where the activations are elementwise, and a sigmoid for two.

softmax(o)_i = exp(o_i) / Σ_j exp(o_j). For two entries the first is
1 / (1 + exp(o_2 − o_1)), the sigmoid of their difference.
"""

from typing import NamedTuple

import torch
from torch import Tensor

ROW = (1.0, -0.5, 2.0, 0.0)
"""The row of logits whose first entry the reader moves."""


class Change(NamedTuple):
    """A row before and after its first entry is changed.

    Attributes:
        sigmoid: Elementwise: before and after, shape (2, 4).
        softmax: Rowwise: before and after, shape (2, 4).
    """

    sigmoid: Tensor
    softmax: Tensor

    def moved(self, which: str) -> int:
        """Count the outputs of "sigmoid" or "softmax" that changed."""
        before, after = getattr(self, which)
        return int(((after - before).abs() > 1e-12).sum())


def change_first(value: float) -> Change:
    """Change the first entry of `ROW` to `value`; apply both functions to both rows."""
    before = torch.tensor(ROW, dtype=torch.float64)
    after = torch.cat([torch.tensor([value], dtype=torch.float64), before[1:]])
    rows = torch.stack([before, after])
    return Change(torch.sigmoid(rows), torch.softmax(rows, dim=1))


def pair_gap() -> float:
    """Return the largest |softmax([x, 0])_1 − σ(x)| over [−20, 20]."""
    x = torch.arange(-2000, 2001, dtype=torch.float64) / 100
    pairs = torch.stack([x, torch.zeros_like(x)], dim=1)
    return (torch.softmax(pairs, dim=1)[:, 0] - torch.sigmoid(x)).abs().max().item()

"""Examples with one recorded feature, counted by its value.

A thermometer read to 0.1 °C knows 94 temperatures, however many patients it meets. Any
model of one feature sees nothing but these counts, so fitting them costs a hundredth of
fitting the patients and gives the same weights to the last digit.
"""

from typing import NamedTuple

import torch
from torch import Tensor


class Tally(NamedTuple):
    """How often the outcome happened at each value of the feature; float64.

    Attributes:
        value: The distinct values in increasing order, shape (n,).
        trials: Examples with that value, shape (n,).
        events: Those of them with outcome 1, shape (n,).
    """

    value: Tensor
    trials: Tensor
    events: Tensor

    @property
    def rate(self) -> Tensor:
        """Share of examples with outcome 1 at each value, shape (n,)."""
        return self.events / self.trials

    @property
    def total(self) -> int:
        """Number of examples."""
        return int(self.trials.sum())


def tally(x: Tensor, y: Tensor) -> Tally:
    """Count the examples and the outcomes 1 at every distinct value of `x`.

    Args:
        x: A feature, shape (n,).
        y: Outcomes in {0, 1}, shape (n,).
    """
    value, place = x.double().unique(return_inverse=True)
    empty = torch.zeros_like(value)
    return Tally(
        value,
        empty.index_add(0, place, torch.ones(len(y), dtype=torch.float64)),
        empty.index_add(0, place, y.double()),
    )

"""Examples to train on and examples to test with."""

from typing import NamedTuple

import torch
from torch import Tensor


class Scale(NamedTuple):
    """What a standardised quantity was: value = mean + std * standardised.

    Both parts are numbers, or one number a column as tensors of shape (num_inputs,).
    """

    mean: float | Tensor = 0.0
    std: float | Tensor = 1.0

    def to_units(self, standardised: Tensor) -> Tensor:
        """Return the quantity in its own unit."""
        return self.mean + self.std * standardised

    def from_units(self, value: Tensor) -> Tensor:
        """Return the quantity as the network sees it."""
        return (value - self.mean) / self.std


class Data(NamedTuple):
    """Training and test examples, float32; inputs and real targets of scale 1.

    Attributes:
        X: Training inputs, shape (n, num_inputs).
        y: Training targets, shape (n, 1); 0 or 1 where the task is classification.
        X_test: Test inputs, shape (m, num_inputs); m may be 0.
        y_test: Test targets, shape (m, 1).
        x_scale: How to read an input in its own unit (measured data only).
        y_scale: How to read a target in its own unit (measured data only).
    """

    X: Tensor
    y: Tensor
    X_test: Tensor
    y_test: Tensor
    x_scale: Scale = Scale()
    y_scale: Scale = Scale()


def split(
    X: Tensor, y: Tensor, train_share: float, *, generator: torch.Generator
) -> Data:
    """Deal the examples at random into training and test.

    One permutation is drawn whatever the share, so that the share does not change the
    weights that are drawn next. At least one example is trained on.
    """
    order = torch.randperm(len(X), generator=generator)
    num_train = max(1, round(train_share * len(X)))
    train, test = order[:num_train], order[num_train:]
    return Data(X[train], y[train], X[test], y[test])

"""The two losses, as functions of the output O and the target y.

Squared error is (O - y)², as ``nn.MSELoss``; its derivative is 2 (O - y). The cross
entropy of a logit is log(1 + exp O) - y O, as ``nn.BCEWithLogitsLoss``; its derivative
is sigmoid(O) - y. Both derivatives are a multiple of "prediction minus target".
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True)
class Loss:
    """A loss and what an output means under it.

    Attributes:
        label: Its name in a menu.
        value: Loss of each example, from O and y of shapes that broadcast.
        predict: The prediction of y: a probability, or O itself.
        error: ``predict(O) - y`` written into a given tensor, from O, y and it.
        slope: The derivative of the loss by O is `slope` times the error.
        boundary: The output at which a class is decided.
    """

    label: str
    value: Callable[[Tensor, Tensor], Tensor]
    predict: Callable[[Tensor], Tensor]
    error: Callable[[Tensor, Tensor, Tensor], Tensor]
    slope: float
    boundary: float


def cross_entropy(O: Tensor, y: Tensor) -> Tensor:
    """Return log(1 + exp O) - y O for each example; never overflows."""
    return F.softplus(O) - y * O


def squared_error(O: Tensor, y: Tensor) -> Tensor:
    """Return (O - y)² for each example."""
    return (O - y).square()


def _logistic_error(O: Tensor, y: Tensor, out: Tensor) -> Tensor:
    torch.sigmoid(O, out=out)
    return out.sub_(y)


def _linear_error(O: Tensor, y: Tensor, out: Tensor) -> Tensor:
    return torch.sub(O, y, out=out)


LOSSES: dict[str, Loss] = {
    "cross_entropy": Loss(
        "Cross-entropy", cross_entropy, torch.sigmoid, _logistic_error, 1.0, 0.0
    ),
    "squared_error": Loss(
        "Squared error", squared_error, lambda O: O, _linear_error, 2.0, 0.5
    ),
}

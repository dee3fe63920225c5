"""The linear model beside the network: the best that one affine layer can do.

Logistic regression for classes, least squares for real targets; no hidden layer, no
learning rate, no seed. A network without activation can only come down to it.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from core.affine import Affine
from core.affine_fit import fit_affine
from core.logistic import fit_logistic
from core.training.evaluation import is_binary
from core.training.losses import LOSSES

RIDGE = 1e-6
"""Penalty that picks one of the weights where no finite ones are best."""
NEWTON_STEPS = 100


class LinearModel(NamedTuple):
    """The best affine layer for the training examples.

    Attributes:
        layer: W of shape (num_inputs, 1) and b of shape (1,), float64.
        loss: Mean training loss.
        accuracy: Share of training examples in the right class; None where a target is
            neither 0 nor 1.
        separates: Whether a line parts the classes without error, so that there is no
            best loss: larger weights always lower it further.
    """

    layer: Affine
    loss: float
    accuracy: float | None
    separates: bool = False

    def evaluate(self, X: Tensor, y: Tensor, loss: str) -> tuple[float, float | None]:
        """Return loss and accuracy on examples X (n, num_inputs), y (n, 1)."""
        return _measure(self.layer, X, y, loss)


def fit_linear(X: Tensor, y: Tensor, loss: str) -> LinearModel:
    """Fit one affine layer under a loss.

    Args:
        X: Examples, shape (n, num_inputs).
        y: Targets, shape (n, 1); 0 or 1 for cross-entropy.
        loss: A key of `core.training.losses.LOSSES`.
    """
    separates = False
    if loss == "squared_error":
        layer = fit_affine(X, y)
    else:
        try:
            layer = fit_logistic(X, y)
        except ValueError:
            layer = _fit_with_ridge(X.double(), y.double())
            separates = bool(((layer(X.double()) > 0) == (y > 0.5)).all())
    return LinearModel(layer, *_measure(layer, X, y, loss), separates)


def _measure(
    layer: Affine, X: Tensor, y: Tensor, loss: str
) -> tuple[float, float | None]:
    O, y = layer(X.double()), y.double()
    kind = LOSSES[loss]
    value = kind.value(O, y).mean().item()
    if not is_binary(y):
        return value, None
    return value, ((kind.boundary < O) == (y > 0.5)).double().mean().item()


def _fit_with_ridge(X: Tensor, y: Tensor) -> Affine:
    """Logistic regression by Newton's method with a slight penalty on all parameters.

    It has one answer for any examples: separable ones, one class, repeated columns.
    """
    design = torch.cat([X, torch.ones_like(y)], dim=1)
    theta = torch.zeros(design.shape[1], 1, dtype=torch.float64)
    penalty = RIDGE * torch.eye(len(theta), dtype=torch.float64)

    def objective(theta: Tensor) -> Tensor:
        loss = LOSSES["cross_entropy"].value(design @ theta, y).mean()
        return loss + RIDGE / 2 * theta.square().sum()

    for _ in range(NEWTON_STEPS):
        p = (design @ theta).sigmoid()
        gradient = design.T @ (p - y) / len(y) + RIDGE * theta
        hessian = design.T @ (p * (1 - p) * design) / len(y) + penalty
        step = torch.linalg.solve(hessian, gradient)
        while objective(theta - step) > objective(theta) and step.abs().max() > 1e-9:
            step = step / 2
        theta = theta - step
        if step.abs().max() < 1e-9:
            break
    return Affine(theta[:-1], theta[-1])

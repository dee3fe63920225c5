"""The best affine layer for given outputs, and how much of them it leaves unexplained.

Least squares chooses W and b; ``1 - R² = Σ (O - Ô)² / Σ (O - mean O)²`` is the share of
the variation that no affine layer accounts for. It is 0 exactly when the outputs are an
affine function of the inputs, and positive as soon as the network bends.
"""

import torch
from torch import Tensor

from core.affine import Affine

LARGEST = 1e150
"""The squares of larger numbers overflow."""


def can_fit(O: Tensor) -> Tensor:
    """Say for each output whether it is a number that least squares can work with."""
    return O.abs() <= LARGEST


def fit_affine(X: Tensor, O: Tensor) -> Affine:
    """Return the affine layer with the least squared error from `X` to `O`.

    Args:
        X: Inputs, shape (n, num_inputs).
        O: Outputs, shape (..., n, num_outputs); leading axes are fitted at once.

    Returns:
        A float64 layer, W of shape (..., num_inputs, num_outputs) and b of shape
        (..., 1, num_outputs), or (num_outputs,) without leading axes. Where several
        layers fit equally well, the one with the smallest weights.
    """
    X, O = X.double(), O.double()
    center, mean = X.mean(0, keepdim=True), O.mean(-2, keepdim=True)
    W = torch.linalg.pinv(X - center) @ (O - mean)
    b = mean - center @ W
    return Affine(W, b.squeeze(-2) if O.dim() == 2 else b)


def unexplained(O: Tensor, O_hat: Tensor) -> Tensor:
    """Return 1 - R² of predictions, a float64 tensor of shape (...).

    Constant outputs are affine, so they count as fully explained: 0 where the outputs
    vary by no more than the rounding of their own size.

    Args:
        O: Outputs, shape (..., n, num_outputs).
        O_hat: Predictions of the same shape.
    """
    rounding = torch.finfo(O.dtype).eps * O.abs().amax((-2, -1)).double()
    O, O_hat = O.double(), O_hat.double()
    total = (O - O.mean(-2, keepdim=True)).square()
    share = (O - O_hat).square().sum((-2, -1)) / total.sum((-2, -1))
    return torch.where(total.amax((-2, -1)).sqrt() <= 256 * rounding, 0.0, share)


def affine_misfit(X: Tensor, O: Tensor) -> Tensor:
    """Return the 1 - R² that the best affine layer leaves, shape (...)."""
    return unexplained(O, fit_affine(X, O)(X.double()))

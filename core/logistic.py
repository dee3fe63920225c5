"""Logistic regression, fitted to machine precision.

The model says ``P(y = 1 | x) = σ(x · w + b)``: one weight a feature, so along each
feature the probability can only rise or only fall. Its log-loss,
``mean(log(1 + e^z) - y z)`` with z = x · w + b, is convex, and Newton's method
(McCullagh and Nelder, "Generalized Linear Models", 1989, section 4.4) reaches its one
minimum in a handful of steps. There is no penalty on the weights: what the fit cannot
do, the model cannot do.
"""

import torch
from torch import Tensor

from core.affine import Affine

# Newton's method squares its error at every step: data with a minimum need about ten.
MAX_STEPS = 40


def log_loss(logits: Tensor, y: Tensor, counts: Tensor | None = None) -> Tensor:
    """Return the mean negative log-likelihood in nats, a scalar.

    Args:
        logits: Log-odds of the outcome, n numbers in any shape.
        y: Outcomes in {0, 1}, or the rate of an outcome among `counts` equal examples.
        counts: Number of examples behind each entry; one each if left out.
    """
    z, y = logits.flatten(), y.flatten()
    losses = torch.logaddexp(z, torch.zeros_like(z)) - y * z
    if counts is None:
        return losses.mean()
    return (counts * losses).sum() / counts.sum()


def fit_logistic(X: Tensor, y: Tensor, counts: Tensor | None = None) -> Affine:
    """Return the affine layer whose σ has the least log-loss on the examples.

    Args:
        X: Features, shape (n, num_inputs).
        y: Outcomes in {0, 1}, n numbers in any shape, or rates among `counts` examples.
        counts: Number of examples each row stands for, shape (n,); one if left out.

    Returns:
        The log-odds as a float64 layer, W of shape (num_inputs, 1) and b (1,).

    Raises:
        ValueError: If no finite weights are best: the outcomes are all equal, the
            features repeat one another, or some weights separate the outcomes without
            error, so that larger is better.
    """
    X, y = X.double(), y.flatten().double()
    counts = torch.ones_like(y) if counts is None else counts.flatten().double()
    if not 0 < (counts * y).sum() < counts.sum():
        raise ValueError(f"every outcome is {y[0]:g}: no finite bias is best")
    center, scale = _center_and_scale(X, counts)
    design = torch.cat([(X - center) / scale, torch.ones_like(y)[:, None]], dim=1)
    rank = int(torch.linalg.matrix_rank(design))
    if rank < design.shape[1]:
        raise ValueError(
            f"{design.shape[1] - 1} features and a constant span only {rank} "
            "directions: one repeats the others, its weight could be anything"
        )
    theta = _newton(design, y, counts)
    w = theta[:-1] / scale
    return Affine(w[:, None], theta[-1:] - center @ w[:, None])


def _center_and_scale(X: Tensor, counts: Tensor) -> tuple[Tensor, Tensor]:
    weights = (counts / counts.sum())[:, None]
    center = (weights * X).sum(0)
    scale = (weights * (X - center).square()).sum(0).sqrt()
    return center, torch.where(scale > 0, scale, 1.0)


def _newton(design: Tensor, y: Tensor, counts: Tensor) -> Tensor:
    theta = torch.zeros(design.shape[1], dtype=design.dtype)
    loss = log_loss(design @ theta, y, counts)
    for _ in range(MAX_STEPS):
        step = _newton_step(design, y, counts, theta)
        size = step.abs().max() / (1 + theta.abs().max())
        if not torch.isfinite(size) or _separates(design @ theta, y, counts):
            break
        if size < 1e-10:
            return theta - step
        # A full step may overshoot far from the minimum; a short enough one cannot.
        while log_loss(design @ (theta - step), y, counts) > loss + 1e-12:
            step = step / 2
        theta = theta - step
        loss = log_loss(design @ theta, y, counts)
    raise ValueError(
        f"the outcomes of these {len(y)} rows can be separated by a linear model: "
        "the larger its weights the better, no finite ones are best"
    )


def _newton_step(design: Tensor, y: Tensor, counts: Tensor, theta: Tensor) -> Tensor:
    z = design @ theta
    gradient = design.T @ (counts * (z.sigmoid() - y))
    # σ(-z) rather than 1 - σ(z), which is 0 long before the curvature is.
    curvature = counts * z.sigmoid() * (-z).sigmoid()
    hessian = design.T @ (curvature[:, None] * design)
    return torch.linalg.solve_ex(hessian, gradient)[0]


def _separates(z: Tensor, y: Tensor, counts: Tensor) -> bool:
    right = torch.where(z > 0, y == 1, (z < 0) & (y == 0))
    return bool((right | (counts == 0)).all())

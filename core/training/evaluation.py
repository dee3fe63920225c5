"""Outputs, loss and accuracy of recorded networks, many epochs in one batch."""

from typing import NamedTuple

import torch
from torch import Tensor

from core.training.activation_steps import ActivationSteps
from core.training.losses import Loss

# Hidden activations computed at once: 256 kB, which a core's own cache holds.
CHUNK = 65_536


class Metrics(NamedTuple):
    """Loss and accuracy of every run after every epoch.

    Attributes:
        loss: Mean over the examples, shape (epochs + 1, runs); nan of no examples.
        accuracy: Share of examples in the right class, the same shape; nan where an
            output is, and None where a target is neither 0 nor 1.
    """

    loss: Tensor
    accuracy: Tensor | None


def network_outputs(
    X: Tensor, first: Tensor, second: Tensor, steps: ActivationSteps
) -> Tensor:
    """Return O, shape (epochs, runs, n), of recorded layers.

    Args:
        X: Inputs, (n, num_inputs) for all runs or (runs, n, num_inputs).
        first: Hidden layers, (epochs, runs, num_inputs + 1, num_hiddens), biases last.
        second: Output layers, (epochs, runs, num_hiddens + 1), biases last.
        steps: Through the activation.
    """
    epochs, runs, rows, num_hiddens = first.shape
    n, most = X.shape[-2], max(1, CHUNK // (runs * num_hiddens))
    if n > most:
        parts = (
            network_outputs(part, first, second, steps) for part in X.split(most, -2)
        )
        return torch.cat(list(parts), dim=-1)
    size = max(1, min(epochs, most // max(1, n)))
    XT = torch.cat([X, torch.ones(*X.shape[:-1], 1)], dim=-1).mT.contiguous()
    XT = XT.expand(size, runs, rows, n).flatten(0, 1)
    Z = torch.zeros(size * runs, num_hiddens, n)
    H_and_one = torch.ones(size * runs, num_hiddens + 1, n)
    O = torch.zeros(epochs, runs, n)
    activate = steps.forward_only or steps.forward
    for part in range(0, epochs, size):
        W = first[part : part + size].flatten(0, 1).mT
        w = second[part : part + size].flatten(0, 1).unsqueeze(1)
        here = slice(len(W))
        torch.bmm(W, XT[here], out=Z[here])
        activate(Z[here], H_and_one[here, :-1])
        O[part : part + size].view(len(W), 1, n).copy_(w @ H_and_one[here])
    return O


def evaluate(
    X: Tensor,
    y: Tensor,
    first: Tensor,
    second: Tensor,
    steps: ActivationSteps,
    loss: Loss,
) -> Metrics:
    """Return loss and accuracy of recorded layers; arguments as in `network_outputs`.

    The targets y are (n, 1) for all runs or (runs, n, 1).
    """
    O, targets = network_outputs(X, first, second, steps), y.squeeze(-1)
    value = loss.value(O, targets).mean(dim=-1)
    if not is_binary(y):
        return Metrics(value, None)
    hit = (loss.boundary < O) == (targets > 0.5)
    accuracy = hit.float().mean(dim=-1)
    return Metrics(value, accuracy.masked_fill(O.isnan().any(dim=-1), torch.nan))


def is_binary(y: Tensor) -> bool:
    """Say whether every target is 0 or 1."""
    return bool(((y == 0) | (y == 1)).all())


def explained_share(y: Tensor, y_hat: Tensor) -> float:
    """Return 1 - mean((y - ŷ)²) / variance(y), known as R².

    0 for a model that says the mean everywhere, 1 for one that is right everywhere;
    below 0 for one that is worse than the mean.

    Args:
        y: Targets, any shape; not all equal.
        y_hat: What the model says, the shape of `y`.
    """
    return float(1 - (y - y_hat).square().mean() / (y - y.mean()).square().mean())

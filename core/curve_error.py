"""The curve a one-input network draws, unit by unit, and its distance to a target."""

from collections.abc import Callable

import torch
from torch import Tensor

from core.mlp import MLP


def partial_sums(
    mlp: MLP,
    activation: Callable[[Tensor], Tensor],
    x: Tensor,
    most: int,
    at_once: int = 1,
) -> tuple[list[int], Tensor]:
    """Add the units' contributions one after the other, output bias first.

    Args:
        mlp: A network of one input.
        activation: What its hidden units compute.
        x: Where, shape (n,).
        most: Number of sums to return at most; beyond, units are added in groups.
        at_once: Units that belong together, such as the two sides of a bump.

    Returns:
        How many units each sum contains, from 0 to all, and the sums, (sums, n).
    """
    H = mlp.hidden(x[:, None], activation)
    sums = mlp.b2 + torch.cat([H.new_zeros(len(x), 1), H * mlp.W2.T], 1).cumsum(1)
    num_hiddens = H.shape[1]
    parts = -(-num_hiddens // at_once)
    groups = min(parts, most - 1)
    counts = [
        min(at_once * round(i * parts / groups), num_hiddens) for i in range(groups + 1)
    ]
    return counts, sums[:, counts].T


def curve(mlp: MLP, activation: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    """Return the output of a network of one input at `x`, shape (n,)."""
    return mlp.outputs(x[:, None], activation).squeeze(1)


def sup_error(y_hat: Tensor, y: Tensor) -> float:
    """Largest distance of two curves, shape (n,) each."""
    return (y_hat - y).abs().max().item()


def mean_deviation(y_hat: Tensor, y: Tensor) -> float:
    """Mean distance of two curves, in units of the mean distance of `y` to its mean.

    1 is what the best constant comes to, roughly; 0 is a perfect fit. A constant `y`
    has no scale of its own: its unit is 1.
    """
    scale = (y - y.mean()).abs().mean().item()
    return (y_hat - y).abs().mean().item() / (scale if scale > 1e-12 else 1.0)

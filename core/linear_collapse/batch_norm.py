"""Elementwise, rowwise, or over the minibatch: what one hidden unit looks at.

An activation such as ReLU sees one number, softmax sees one row (one example), and
batch normalisation, ``(Z - mean) / sqrt(variance + ε)`` for each unit over the examples
of the minibatch (Ioffe and Szegedy 2015), sees a column: it is a nonlinearity too, but
one whose output for an example depends on who else is in the minibatch.
"""

from collections.abc import Callable

import torch
from torch import Tensor

EPSILON = 1e-5
"""PyTorch's default for ``nn.BatchNorm1d(eps=...)``."""

NUDGES = (-4.0, -2.0, 2.0, 4.0)
"""By how much an entry is moved to see who depends on it."""

Transform = Callable[[Tensor], Tensor]


def batch_norm(Z: Tensor) -> Tensor:
    """Normalise each column of the minibatch `Z`, shape (..., n, num_units).

    The variance is the mean squared deviation, as in training; no scale and shift.
    """
    centered = Z - Z.mean(-2, keepdim=True)
    variance = centered.square().mean(-2, keepdim=True)
    return centered / (variance + EPSILON).sqrt()


TRANSFORMS: dict[str, Transform] = {
    "ReLU": torch.relu,
    "softmax": lambda Z: Z.softmax(-1),
    "batch norm": batch_norm,
}
"""One that is elementwise, one that is rowwise, one that is neither."""


def influence(transform: Transform, Z: Tensor, row: int, unit: int) -> Tensor:
    """Return how far H[row, unit] moves when one entry of `Z` alone is moved.

    Args:
        transform: Function of minibatches of shape (..., n, num_units).
        Z: A minibatch, shape (n, num_units).
        row: The example whose activation is watched.
        unit: Its unit.

    Returns:
        For each entry of `Z` the largest change over `NUDGES`, shape of `Z`.
    """
    size = Z.numel()
    single = torch.eye(size, dtype=Z.dtype).reshape(size, *Z.shape)
    nudged = Z + torch.tensor(NUDGES, dtype=Z.dtype)[:, None, None, None] * single
    change = transform(nudged)[..., row, unit] - transform(Z)[row, unit]
    return change.abs().amax(0).reshape(Z.shape)


def with_other_rows(
    Z: Tensor, num_rerolls: int, *, generator: torch.Generator
) -> Tensor:
    """Keep the first row of `Z` and draw the others anew, many times.

    Args:
        Z: A minibatch, shape (n, num_units).
        num_rerolls: How many minibatches to return.
        generator: Draws standard normal rows.

    Returns:
        Shape (num_rerolls, n, num_units), in Z's format.
    """
    others = torch.randn(num_rerolls, *Z[1:].shape, generator=generator).to(Z.dtype)
    return torch.cat([Z[:1].expand(num_rerolls, 1, -1), others], dim=1)

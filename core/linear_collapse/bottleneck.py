"""What a narrow layer takes away: the rank, and with it the outputs it can still reach.

A product W1 W2 through r units has rank at most r. The best layer of rank r keeps the r
largest singular values s and drops the rest (Eckart and Young, *The approximation of
one matrix by another of lower rank*, Psychometrika 1936); what it loses is
``sqrt(Σ_{i>r} s_i²)`` in the Frobenius norm, and no stack with r units loses less.
"""

import torch
from torch import Tensor

from core.affine import Affine


def squeeze(layer: Affine, width: int) -> Affine:
    """Return, as one layer, the two through `width` units that come nearest to `layer`.

    The bias stays as it is.
    """
    U, s, Vh = torch.linalg.svd(layer.W, full_matrices=False)
    return Affine(U[:, :width] * s[:width] @ Vh[:width], layer.b)


def lost_shares(singular_values: Tensor) -> Tensor:
    """Return the share of a matrix that its best rank-r part loses, r = 0 .. m.

    Args:
        singular_values: Shape (m,), largest first, not all 0.

    Returns:
        Relative errors in the Frobenius norm, shape (m + 1,), from 1 down to 0.
    """
    squares = singular_values.square()
    tails = torch.cat([squares.flip(0).cumsum(0).flip(0), squares.new_zeros(1)])
    return (tails / tails[0]).sqrt()


def least_width(shares: Tensor, most_lost: float) -> int:
    """Return the fewest units that lose at most a share `most_lost` of the layer.

    Args:
        shares: As `lost_shares` returns them, shape (m + 1,).
        most_lost: At least 0, which the full width always meets.
    """
    return int((shares <= most_lost).int().argmax())

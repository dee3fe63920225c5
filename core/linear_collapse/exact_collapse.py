"""Matrix products without rounding, so that a difference of 0 is a proof.

A stack in tenths is kept in integers, which NumPy adds and multiplies without rounding,
at any depth and size, where they are Python's. Its layers are 10 W_k and 10^(k+1) b_k:
L of them, collapsed or one after the other, take 10 X to 10^(L+1) O.
"""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import torch
from torch import Tensor

from core.affine import Affine, collapse, forward
from core.linear_collapse.stack import Stack


def exact_tenths(M: Tensor) -> np.ndarray:
    """Return 10 M in Python's integers.

    Raises:
        ValueError: If an entry is not a whole number of tenths.
    """
    tenths = (10 * M).round()
    if not torch.equal(tenths / 10, M):
        raise ValueError(f"{M.tolist()} has an entry that is not in whole tenths")
    return tenths.long().numpy().astype(object)


def exact_layers(layers: Sequence[Affine]) -> tuple[Affine, ...]:
    """Return layers of integers, arrays in place of tensors: 10 W_k and 10^(k+1) b_k.

    `core.affine.forward` and `collapse` compute with them as they are.
    """
    return tuple(
        Affine(exact_tenths(layer.W), 10**k * exact_tenths(layer.b))
        for k, layer in enumerate(layers, 1)
    )


def exact_difference(stack: Stack) -> Fraction:
    """Return the largest difference between a stack and its one layer."""
    X, layers = exact_tenths(stack.X), exact_layers(stack.layers)
    difference = forward(X, layers) - collapse(*layers)(X)
    return Fraction(abs(difference).max(), 10 ** (len(layers) + 1))

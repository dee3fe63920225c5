"""How far rounding alone can drive a stack and its collapse apart.

A computed sum of k products differs from the true one by at most γ_k = k u / (1 - k u)
times the sum of the absolute products, with u = ε / 2, in whatever order it is added up
(Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., sections 3.1 and
3.5). A layer with m inputs is m products and a bias, so a stack accumulates
K = Σ (m + 1), and so does its collapse. The two computed results therefore differ by at
most ``2 γ_K M = K ε M / (1 - K ε / 2)``, where M is the output of the same network with
every number replaced by its absolute value.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from core.affine import Affine, collapse, forward, random_affine, to_dtype

FORMATS = {"float32": torch.float32, "float64": torch.float64}


class RoundingBound(NamedTuple):
    """The bound and what it is made of.

    Attributes:
        value: No computed difference can be larger, shape (...).
        operations: K, the roundings one output passes through.
        magnitude: M of the output where it is largest, shape (...).
        epsilon: The gap between 1 and the next number of the format.
    """

    value: Tensor
    operations: int
    magnitude: Tensor
    epsilon: float


class Rerolls(NamedTuple):
    """Differences and bounds of many random stacks, each of shape (num_rerolls,)."""

    difference: Tensor
    bound: Tensor


def largest_difference(X: Tensor, layers: Sequence[Affine]) -> Tensor:
    """Return max |stack - collapse| over all outputs, both computed in X's format."""
    layers = to_dtype(layers, X.dtype)
    difference = forward(X, layers) - collapse(*layers)(X)
    return difference.abs().amax((-2, -1)).double()


def rounding_bound(X: Tensor, layers: Sequence[Affine]) -> RoundingBound:
    """Return the largest difference that rounding in X's format can explain."""
    layers = to_dtype(layers, X.dtype)
    epsilon = torch.finfo(X.dtype).eps
    operations = sum(layer.W.shape[-2] + 1 for layer in layers)
    absolute = [Affine(W.double().abs(), b.double().abs()) for W, b in layers]
    magnitude = forward(X.double().abs(), absolute).amax((-2, -1))
    value = operations * epsilon * magnitude / (1 - operations * epsilon / 2)
    return RoundingBound(value, operations, magnitude, epsilon)


def reroll(
    widths: tuple[int, ...], num_examples: int, num_rerolls: int, seed: int
) -> dict[str, Rerolls]:
    """Draw many stacks of the same sizes and compare each with its collapse.

    Returns:
        By the name of each of `FORMATS` the differences and bounds of the same
        `num_rerolls` stacks.
    """
    generator = torch.Generator().manual_seed(seed)
    layers = _random_stacks(widths, num_rerolls, generator)
    X = torch.randn(num_rerolls, num_examples, widths[0], generator=generator)
    return {
        name: Rerolls(
            largest_difference(X.to(dtype), layers),
            rounding_bound(X.to(dtype), layers).value,
        )
        for name, dtype in FORMATS.items()
    }


def _random_stacks(
    widths: tuple[int, ...], num_stacks: int, generator: torch.Generator
) -> list[Affine]:
    """Draw `num_stacks` stacks along a leading axis: one wide layer, cut in parts."""
    stacks = []
    for m, k in pairwise(widths):
        wide = random_affine(m, num_stacks * k, generator=generator)
        W = wide.W.reshape(m, num_stacks, k).transpose(0, 1)
        stacks.append(Affine(W, wide.b.reshape(num_stacks, 1, k)))
    return stacks

"""A stack of affine layers with numbers a reader can multiply by hand, and its price.

Every entry is a whole number of tenths, so that the matrices on screen are the matrices
that compute, and exact arithmetic (`exact_collapse`) can take them over without a loss.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from core.affine import Affine, random_stack

MOST_EXAMPLES = 512
SEED_OF_EXAMPLES = 2**31
"""Added to the seed of the layers."""


class Stack(NamedTuple):
    """Examples and the layers they pass through, float64.

    Attributes:
        X: Examples, shape (n, num_inputs).
        layers: The layers in order.
    """

    X: Tensor
    layers: tuple[Affine, ...]

    @property
    def widths(self) -> tuple[int, ...]:
        """Number of inputs, of hidden units of each layer, of outputs."""
        return self.X.shape[1], *(layer.W.shape[1] for layer in self.layers)


class Price(NamedTuple):
    """What a network costs.

    Attributes:
        parameters: Weights and biases, stored.
        multiplications: Products of two numbers, for each example.
    """

    parameters: int
    multiplications: int


def in_tenths(M: Tensor) -> Tensor:
    """Round to whole tenths, float64."""
    # Adding 0 turns the -0 that rounding leaves into 0.
    return (M.double() * 10).round() / 10 + 0.0


def draw_stack(widths: Sequence[int], num_examples: int, seed: int) -> Stack:
    """Draw examples and layers in tenths; the same arguments give the same numbers.

    Args:
        widths: Number of inputs, of hidden units of each layer, of outputs.
        num_examples: Rows of X, at most `MOST_EXAMPLES`; more rows keep the first.
        seed: Seed of the layers; plus `SEED_OF_EXAMPLES` it is that of the examples,
            so that one more layer leaves them as they are.
    """
    generator = torch.Generator().manual_seed(seed)
    layers = tuple(
        Affine(in_tenths(layer.W), in_tenths(layer.b))
        for layer in random_stack(tuple(widths), generator=generator)
    )
    generator.manual_seed(seed + SEED_OF_EXAMPLES)
    X = torch.randn(MOST_EXAMPLES, widths[0], generator=generator)
    return Stack(in_tenths(X[:num_examples]), layers)


def in_whole_numbers(stack: Stack) -> Stack:
    """Round twice every number of a stack: small integers, for mental arithmetic."""

    def whole(M: Tensor) -> Tensor:
        return (2 * M).round() + 0.0

    layers = tuple(Affine(whole(layer.W), whole(layer.b)) for layer in stack.layers)
    return Stack(whole(stack.X), layers)


def price(widths: Sequence[int]) -> Price:
    """Count what a stack with these `widths` costs.

    A layer from m to k units has m k weights and k biases and multiplies m k times.
    """
    weights = sum(m * k for m, k in pairwise(widths))
    return Price(weights + sum(widths[1:]), weights)

"""Affine layers, and why a stack of them is one layer.

One layer computes ``O = X W + b``, with an example in every row of X (chapter 5.1,
where W is (inputs, units); ``nn.Linear.weight`` is its transpose). Two of them compute
``(X W1 + b1) W2 + b2 = X (W1 W2) + (b1 W2 + b2)``, which is one layer again.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor


class Affine(NamedTuple):
    """The map ``X @ W + b``.

    Leading axes, on W as (..., num_inputs, num_outputs) and on b as (..., 1,
    num_outputs), make many layers of one shape that compute at once.

    Attributes:
        W: Weights, shape (num_inputs, num_outputs).
        b: Biases, shape (num_outputs,).
    """

    W: Tensor
    b: Tensor

    def __call__(self, X: Tensor) -> Tensor:
        """Map each row of `X`, shape (n, num_inputs), to a row of num_outputs."""
        return X @ self.W + self.b


def collapse(*layers: Affine) -> Affine:
    """Return the single layer that computes `layers` one after the other.

    Raises:
        ValueError: If there is no layer, or a layer does not produce as many units as
            the next expects.
    """
    if not layers:
        raise ValueError("there are 0 layers to collapse, at least 1 is needed")
    W, b = layers[0]
    for layer in layers[1:]:
        if W.shape[-1] != layer.W.shape[-2]:
            raise ValueError(
                f"a layer has {W.shape[-1]} units, the next expects {layer.W.shape[-2]}"
            )
        W, b = W @ layer.W, layer(b)
    return Affine(W, b)


def forward(
    X: Tensor,
    layers: Sequence[Affine],
    activation: Callable[[Tensor], Tensor] = lambda Z: Z,
) -> Tensor:
    """Send `X` through `layers`, with `activation` after each but the last."""
    H = X
    for layer in layers[:-1]:
        H = activation(layer(H))
    return layers[-1](H)


def to_dtype(layers: Sequence[Affine], dtype: torch.dtype) -> tuple[Affine, ...]:
    """Store `layers` in another floating-point format."""
    return tuple(Affine(layer.W.to(dtype), layer.b.to(dtype)) for layer in layers)


def random_affine(
    num_inputs: int, num_outputs: int, *, generator: torch.Generator
) -> Affine:
    """Draw a layer whose outputs keep the scale of its inputs.

    Weights are normal with variance 1 / num_inputs, biases standard normal; float32.
    """
    W = torch.randn(num_inputs, num_outputs, generator=generator) / num_inputs**0.5
    return Affine(W, torch.randn(num_outputs, generator=generator))


def random_stack(
    widths: tuple[int, ...], *, generator: torch.Generator
) -> tuple[Affine, ...]:
    """Draw the layers between consecutive `widths`: inputs, hidden units, outputs."""
    return tuple(
        random_affine(num_inputs, num_outputs, generator=generator)
        for num_inputs, num_outputs in pairwise(widths)
    )

"""Vanishing gradients: what is left of a gradient after many layers.

The weights of every layer are a random orthogonal matrix Q times a gain. Q turns a
gradient without changing its length, so with gain 1 whatever is lost is lost to slopes:
after L layers at most (gain · max |σ′|)^L is left, which for the sigmoid is 0.25^L.
"""

from functools import lru_cache
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import Activation
from core.activations.properties import is_saturated, properties_of

WIDTH = 32
NUM_INPUTS = 100
MAX_DEPTH = 50


class Fading(NamedTuple):
    """What becomes of a gradient on its way back through the layers.

    Attributes:
        left: Median over the inputs of the share of the gradient's length left after
            passing 0, 1, ..., depth layers, shape (depth + 1,); nan if the activation
            is undefined at any of them.
        low: The same, 10th percentile.
        high: The same, 90th percentile.
        saturated: Share of units and inputs that are saturated, by layer from the
            first, shape (depth,).
        dead: Share of units whose slope is 0 for every input, likewise.
    """

    left: Tensor
    low: Tensor
    high: Tensor
    saturated: Tensor
    dead: Tensor


@lru_cache(maxsize=256)
def fade(activation: Activation, depth: int, gain: float, seed: int) -> Fading | None:
    """Send inputs forward and a gradient of length 1 back through random layers.

    None if the activation is nowhere a finite number.

    Args:
        activation: The activation of every layer.
        depth: Number of layers, 1 to `MAX_DEPTH`.
        gain: What the orthogonal weights are multiplied by.
        seed: Of the inputs, the weights and the gradient at the output.
    """
    try:
        steepest = properties_of(activation).steepest
    except ValueError:
        return None
    inputs, weights, gradient = draw(seed)
    H, slopes = inputs, []
    for Q in weights[:depth]:
        Z = H @ Q * gain
        H = activation.fn(Z)
        slopes.append(activation.derivative(Z))
    lengths = [gradient.norm(dim=1)]
    for Q, slope in zip(weights[:depth].flip(0), reversed(slopes), strict=True):
        gradient = (gradient * slope) @ Q.T * gain
        lengths.append(gradient.norm(dim=1))
    return _summary(torch.stack(lengths), torch.stack(slopes), steepest)


def _summary(lengths: Tensor, slopes: Tensor, steepest: float) -> Fading:
    low, median, high = lengths.quantile(
        torch.tensor([0.1, 0.5, 0.9], dtype=lengths.dtype), dim=1
    )
    saturated = is_saturated(slopes, steepest)
    dead = (slopes == 0).all(dim=1)
    return Fading(
        median,
        low,
        high,
        saturated.double().mean(dim=(1, 2)),
        dead.double().mean(dim=1),
    )


@lru_cache(maxsize=32)
def draw(seed: int) -> tuple[Tensor, Tensor, Tensor]:
    """Draw inputs, orthogonal weights and a gradient of length 1, in this order.

    Returns:
        Inputs (`NUM_INPUTS`, `WIDTH`), weights (`MAX_DEPTH`, `WIDTH`, `WIDTH`) and
        gradients (`NUM_INPUTS`, `WIDTH`), float64.
    """
    generator = torch.Generator().manual_seed(seed)
    normal = {"generator": generator, "dtype": torch.float64}
    inputs = torch.randn(NUM_INPUTS, WIDTH, **normal)
    weights = torch.linalg.qr(torch.randn(MAX_DEPTH, WIDTH, WIDTH, **normal)).Q
    gradient = torch.randn(NUM_INPUTS, WIDTH, **normal)
    return inputs, weights, gradient / gradient.norm(dim=1, keepdim=True)


def bound(steepest: float, depth: int) -> Tensor:
    """Return the most that can be left after 0, 1, ..., depth layers, (depth + 1,)."""
    return steepest ** torch.arange(depth + 1, dtype=torch.float64)

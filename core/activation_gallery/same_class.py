"""Exercise 5: networks of sigmoid units and of tanh units are the same functions.

From tanh(x) + 1 = 2 σ(2x) follows σ(z) = (tanh(z/2) + 1) / 2. So halving what goes into
a hidden layer, halving what comes out, and adding half the column sums of W2 to the
output bias turns a sigmoid network into a tanh network with the same outputs.
"""

import torch
from torch import Tensor

from core.mlp import MLP


def to_tanh(mlp: MLP) -> MLP:
    """Return the tanh network that computes what the sigmoid network `mlp` does."""
    shift = mlp.W2.sum(dim=0) / 2
    return MLP(mlp.W1 / 2, mlp.b1 / 2, mlp.W2 / 2, mlp.b2 + shift)


def draw_network(num_hiddens: int, seed: int) -> MLP:
    """Draw a network of one input with bends all over [−4, 4], in float64."""
    generator = torch.Generator().manual_seed(seed)
    normal = {"generator": generator, "dtype": torch.float64}
    W1 = 3 * torch.randn(1, num_hiddens, **normal)
    # A unit bends where x W1 + b1 = 0, so this puts the bends at the drawn places.
    places = 8 * torch.rand(num_hiddens, **normal) - 4
    W2 = torch.randn(num_hiddens, 1, **normal)
    return MLP(W1, -places * W1[0], W2, torch.randn(1, **normal))


def identity_gap(x: Tensor) -> float:
    """Return the largest |tanh(x) + 1 − 2 σ(2x)| over `x`."""
    return (torch.tanh(x) + 1 - 2 * torch.sigmoid(2 * x)).abs().max().item()

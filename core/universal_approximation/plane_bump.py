"""A tower over the plane: ridges crossed in several directions, and a threshold.

In direction u two sigmoid units make a ridge, ``σ(k (u·x + r)) - σ(k (u·x - r))``,
about 1 on the strip |u·x| < r and 0 off it. With m directions the sum is m where all
strips overlap and at most m - 1 elsewhere, so an output unit with the threshold
m - 1/2 leaves a tower (Nielsen, "Neural Networks and Deep Learning", 2015, chapter 4).
The threshold is a second nonlinear layer; that one hidden layer suffices is Cybenko's
theorem (1989), not this construction.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor

from core.mlp import MLP

REACH = 3.0
RADIUS = 1.0
PIXELS = 121


class Tower(NamedTuple):
    """A sum of ridges, or what a threshold leaves of it, ready to draw.

    Attributes:
        surface: Height as a share of the number of ridges (or of the threshold unit's
            1), from the top left, shape (rows, columns).
        x: Places along the first axis, shape (n,).
        section: The sum of ridges there, shape (n,).
        inside: The lowest sum well inside, at most 0.7 from the centre.
        outside: The highest sum well outside, at least 2.2 from the centre.
    """

    surface: Tensor
    x: Tensor
    section: Tensor
    inside: float
    outside: float


def build_tower(num_directions: int, steepness: float, with_threshold: bool) -> Tower:
    """Compute the surface of a tower and a cut through it."""
    mlp = tower_network(num_directions, steepness)
    X = plane_grid(PIXELS)
    O = mlp.outputs(X, torch.sigmoid)[:, 0]
    surface = (
        threshold(O, num_directions, steepness)
        if with_threshold
        else O / num_directions
    )
    distance = X.norm(dim=1)
    inside, outside = O[distance <= 0.7 * RADIUS], O[distance >= 2.2 * RADIUS]
    x = torch.linspace(-REACH, REACH, 241, dtype=torch.float64)
    section = mlp.outputs(torch.stack([x, torch.zeros_like(x)], 1), torch.sigmoid)
    return Tower(
        surface.reshape(PIXELS, PIXELS),
        x,
        section[:, 0],
        inside.min().item(),
        outside.max().item(),
    )


def tower_network(num_directions: int, steepness: float) -> MLP:
    """Return the network of 2 m sigmoid units whose output is the sum of m ridges.

    Args:
        num_directions: m, spread evenly over half a turn.
        steepness: k, the length of every unit's weights.
    """
    angles = torch.arange(num_directions).double() * math.pi / num_directions
    u = torch.stack([angles.cos(), angles.sin()])
    W1 = steepness * u.repeat_interleave(2, dim=1)
    b1 = steepness * RADIUS * torch.tensor([1.0, -1.0]).double().repeat(num_directions)
    W2 = torch.tensor([1.0, -1.0]).double().repeat(num_directions)[:, None]
    return MLP(W1, b1, W2, torch.zeros(1, dtype=torch.float64))


def threshold(O: Tensor, num_directions: int, steepness: float) -> Tensor:
    """Return σ(k (O - (m - 1/2))), the output unit that keeps only the tower."""
    return torch.sigmoid(steepness * (O - (num_directions - 0.5)))


def plane_grid(n: int) -> Tensor:
    """Return n² points of the square [-3, 3]², rows from top to bottom, (n², 2)."""
    axis = torch.linspace(-REACH, REACH, n, dtype=torch.float64)
    y, x = torch.meshgrid(axis.flip(0), axis, indexing="ij")
    return torch.stack([x.flatten(), y.flatten()], dim=1)

"""The plane carried through a network of two units a layer, one step after the other.

``X -> X W1 -> + b1 -> σ -> W2 -> + b2``, and between two steps a straight blend from
what the points were to what they become. An affine step maps parallel lines to parallel
lines; only σ can fold them (Colah, *Neural Networks, Manifolds, and Topology*, 2014,
draws the same steps).
"""

from collections.abc import Callable

import torch
from torch import Tensor

from core.affine import Affine

STEPS = ("X", "X W⁽¹⁾", "+ b⁽¹⁾", "σ", "W⁽²⁾", "+ b⁽²⁾")
"""What the points are at t = 0, 1, 2, 3, 4 and 5."""

FOLD = (
    Affine(
        torch.tensor([[1.0, 1.0], [1.0, -1.0]], dtype=torch.float64),
        torch.tensor([0.0, 0.0], dtype=torch.float64),
    ),
    Affine(
        torch.tensor([[0.5, 0.5], [0.5, -0.5]], dtype=torch.float64),
        torch.tensor([-1.0, 0.0], dtype=torch.float64),
    ),
)
"""Turns the plane by 45 degrees, so that σ acts along its diagonals, and back."""


def grid_lines(num_lines: int, num_points: int, half_width: float) -> Tensor:
    """Return lines at even distances over a square around 0, along both axes.

    Args:
        num_lines: Lines along each axis.
        num_points: Points on a line.
        half_width: The square reaches from minus to plus this in both directions.

    Returns:
        Shape (2 * num_lines, num_points, 2), float64: first the lines with constant
        x1, then those with constant x2.
    """
    place = torch.linspace(-half_width, half_width, num_lines, dtype=torch.float64)
    run = torch.linspace(-half_width, half_width, num_points, dtype=torch.float64)
    upright = torch.stack(torch.meshgrid(place, run, indexing="ij"), dim=-1)
    return torch.cat([upright, upright.flip(-1)])


def carry(
    X: Tensor,
    first: Affine,
    second: Affine,
    activation: Callable[[Tensor], Tensor],
    t: float,
) -> Tensor:
    """Return where the points `X`, shape (..., 2), are at time `t` from 0 to 5.

    Raises:
        ValueError: If `t` is not in that range.
    """
    if not 0 <= t <= len(STEPS) - 1:
        raise ValueError(f"t = {t:g} is not between 0 and {len(STEPS) - 1}")
    steps = (
        lambda P: P @ first.W,
        lambda P: P + first.b,
        activation,
        lambda P: P @ second.W,
        lambda P: P + second.b,
    )
    whole = int(t)
    for step in steps[:whole]:
        X = step(X)
    part = t - whole
    return (1 - part) * X + part * steps[whole](X) if part else X

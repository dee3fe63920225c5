"""The plane: carried through a network of two units a layer, or cut by its boundary.

``X -> X W1 -> + b1 -> σ -> W2 -> + b2``, and between two steps a straight blend from
what the points were to what they become. An affine step maps parallel lines to parallel
lines; only σ can fold them (Colah, *Neural Networks, Manifolds, and Topology*, 2014,
draws the same steps). The boundary is where the network's one output changes its sign.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from core.affine import Affine

STEPS = ("X", "X W⁽¹⁾", "+ b⁽¹⁾", "σ", "W⁽²⁾", "+ b⁽²⁾")
"""What the points are at t = 0, 1, 2, 3, 4 and 5."""

TURN = torch.tensor([[1, 1], [1, -1]], dtype=torch.float64) / 2**0.5
FOLD = (
    Affine(TURN, torch.tensor([0.0, 0.0], dtype=torch.float64)),
    Affine(TURN, torch.tensor([-1.0, 0.0], dtype=torch.float64)),
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


def stages(
    X: Tensor, first: Affine, second: Affine, activation: Callable[[Tensor], Tensor]
) -> Tensor:
    """Return what the points `X`, shape (..., 2), are at t = 0 to 5, shape (6, ..., 2).

    In between they go straight on.
    """
    H = activation(X @ first.W + first.b)
    O = H @ second.W
    return torch.stack([X, X @ first.W, X @ first.W + first.b, H, O, O + second.b])


def carry(
    X: Tensor,
    first: Affine,
    second: Affine,
    activation: Callable[[Tensor], Tensor],
    t: float,
) -> Tensor:
    """Return where the points `X`, shape (..., 2), are at time `t` from 0 to 5."""
    at, whole = stages(X, first, second, activation), int(t)
    part = t - whole
    return (1 - part) * at[whole] + part * at[whole + 1] if part else at[whole]


def sign_changes(
    function: Callable[[Tensor], Tensor], reach: float, num_steps: int
) -> Tensor:
    """Return points at which the function is 0 between neighbours of a grid.

    Args:
        function: Points (n, 2) -> values (n, 1).
        reach: The grid covers the square from -reach to reach.
        num_steps: Points along each side of the grid.

    Returns:
        Points interpolated on the grid's edges, shape (k, 2); k = 0 if there are none.
    """
    side = torch.linspace(-reach, reach, num_steps)
    grid = torch.stack(torch.meshgrid(side, side, indexing="ij"), dim=-1)
    value = function(grid.reshape(-1, 2)).reshape(num_steps, num_steps)
    across = _crossings(grid[:-1], grid[1:], value[:-1], value[1:])
    along = _crossings(grid[:, :-1], grid[:, 1:], value[:, :-1], value[:, 1:])
    return torch.cat([across, along])


def _crossings(p: Tensor, q: Tensor, at_p: Tensor, at_q: Tensor) -> Tensor:
    """Return where the straight line from `at_p` to `at_q` is 0, if signs differ."""
    differ = (at_p < 0) != (at_q < 0)
    p, q, at_p, at_q = p[differ], q[differ], at_p[differ], at_q[differ]
    return p + (q - p) * (at_p / (at_p - at_q)).unsqueeze(-1)


def line_ends(w1: float, w2: float, c: float, reach: float) -> Tensor:
    """Return two points of the line w1 x1 + w2 x2 = c, shape (2, 2), float64.

    They lie on the left and right side of the square from -reach to reach, or on their
    continuation; for a steep line on the lower and upper side. A model that does not
    depend on x has no line: shape (0, 2).
    """
    if w1 == w2 == 0:
        return torch.zeros(0, 2, dtype=torch.float64)
    ends = torch.tensor([-reach, reach], dtype=torch.float64)
    if abs(w2) >= abs(w1):
        return torch.stack([ends, (c - w1 * ends) / w2], dim=1)
    return torch.stack([(c - w2 * ends) / w1, ends], dim=1)

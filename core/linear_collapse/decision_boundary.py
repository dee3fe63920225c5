"""Where a function of the plane changes its sign."""

from collections.abc import Callable

import torch
from torch import Tensor


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


def _crossings(p: Tensor, q: Tensor, at_p: Tensor, at_q: Tensor) -> Tensor:
    """Return where the straight line from `at_p` to `at_q` is 0, if signs differ."""
    differ = (at_p < 0) != (at_q < 0)
    p, q, at_p, at_q = p[differ], q[differ], at_p[differ], at_q[differ]
    return p + (q - p) * (at_p / (at_p - at_q)).unsqueeze(-1)

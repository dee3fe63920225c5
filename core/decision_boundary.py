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


def _crossings(p: Tensor, q: Tensor, at_p: Tensor, at_q: Tensor) -> Tensor:
    """Return where the straight line from `at_p` to `at_q` is 0, if signs differ."""
    differ = (at_p < 0) != (at_q < 0)
    p, q, at_p, at_q = p[differ], q[differ], at_p[differ], at_q[differ]
    return p + (q - p) * (at_p / (at_p - at_q)).unsqueeze(-1)

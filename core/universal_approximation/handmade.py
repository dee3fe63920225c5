"""Networks of one hidden layer whose weights are written down, not trained.

Ramps (ReLU): with slopes s_i between the knots t_i, ``f(t_0) + s_0 relu(x - t_0) +
Σ (s_i - s_{i-1}) relu(x - t_i)`` is the broken line through the points (t_i, f(t_i)).
Steps (sigmoid): a unit ``v σ(w x + b)`` is a step of height v at ``s = -b / w``.
Bumps (sigmoid): a step up and a step down leave a hill between them.
"""

import torch
from torch import Tensor

from core.mlp import MLP


def ramp_network(knots: Tensor, values: Tensor) -> MLP:
    """Return the ReLU network through the points, constant left of the first knot.

    Args:
        knots: Increasing, shape (num_hiddens + 1,).
        values: At the knots, the same shape.
    """
    slopes = values.diff() / knots.diff()
    heads = slopes.diff(prepend=slopes.new_zeros(1))
    ones = torch.ones(1, len(slopes), dtype=knots.dtype)
    return MLP(ones, -knots[:-1], heads.unsqueeze(1), values[:1])


def step_network(edges: Tensor, values: Tensor, steepness: float) -> MLP:
    """Return the sigmoid network that takes one of `values` on each cell.

    Args:
        edges: Where the steps are, shape (num_hiddens,).
        values: Left of, between and right of the edges, shape (num_hiddens + 1,).
        steepness: The hidden weight w of every unit; its bias is -w times the edge.
    """
    W1 = torch.full((1, len(edges)), steepness, dtype=edges.dtype)
    return MLP(W1, -steepness * edges, values.diff().unsqueeze(1), values[:1])


def bump_network(edges: Tensor, heights: Tensor, base: float, steepness: float) -> MLP:
    """Return the sigmoid network with a hill of `heights` above `base` on each cell.

    Args:
        edges: Sides of the cells, shape (cells + 1,); two units a cell.
        heights: Of the hills, shape (cells,).
        base: The output away from every hill.
        steepness: The hidden weight w of every unit.
    """
    places = torch.stack([edges[:-1], edges[1:]], dim=1).flatten()
    heads = torch.stack([heights, -heights], dim=1).reshape(-1, 1)
    W1 = torch.full((1, len(places)), steepness, dtype=edges.dtype)
    bias = torch.tensor([base], dtype=edges.dtype)
    return MLP(W1, -steepness * places, heads, bias)

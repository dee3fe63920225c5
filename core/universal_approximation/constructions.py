"""How close h hidden units come to a function, by construction.

Three ways to write the weights down on equal cells of width Δ. Ramps err by at most
M Δ² / 8, M the largest |f''|, steps and bumps by about L Δ / 2, L the steepest slope.
Twice the units, a quarter of the error or half of it, but for the tails of bumps that
are not sharp. The theorem needs only a continuous function on a closed and bounded
interval (Cybenko, 1989), and speaks of approximation, not of equality.

Ramps (ReLU): with slopes s_i between the knots t_i, ``f(t_0) + s_0 relu(x - t_0) +
Σ (s_i - s_{i-1}) relu(x - t_i)`` is the broken line through the points (t_i, f(t_i)).
Steps (sigmoid): a unit ``v σ(w x + b)`` is a step of height v at ``s = -b / w``.
Bumps (sigmoid): a step up and a step down leave a hill between them.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from core.mlp import MLP
from core.universal_approximation.targets import Target

SHARPNESS = 8.0  # of a sigmoid step, in units of 1 / (width of a cell)


@dataclass(frozen=True)
class Construction:
    """A way to write down the weights of a network for a target.

    Attributes:
        title: Its name for a reader.
        activation: What its hidden units compute.
        build: The network for (target, number of hidden units, sharpness).
        is_sharpened: Whether the sharpness matters.
    """

    title: str
    activation: Callable[[Tensor], Tensor]
    build: Callable[[Target, int, float], MLP]
    is_sharpened: bool


def cells(target: Target, num_cells: int) -> tuple[Tensor, Tensor]:
    """Return sides (num_cells + 1,) and middles (num_cells,) of equal cells."""
    edges = torch.linspace(target.low, target.high, num_cells + 1, dtype=torch.float64)
    return edges, (edges[:-1] + edges[1:]) / 2


def cell_width(target: Target, num_cells: int) -> float:
    """Width Δ of each of `num_cells` equal cells."""
    return (target.high - target.low) / num_cells


def ramp_network(knots: Tensor, values: Tensor) -> MLP:
    """Return the ReLU network through the points, constant left of the first knot.

    Args:
        knots: Increasing, shape (num_hiddens + 1,).
        values: At the knots, the same shape.
    """
    slopes = values.diff() / knots.diff()
    W1 = torch.ones(1, len(slopes), dtype=knots.dtype)
    W2 = slopes.diff(prepend=slopes.new_zeros(1)).unsqueeze(1)
    return MLP(W1, -knots[:-1], W2, values[:1])


def bump_network(target: Target, heights: Tensor, base: float, sharpness: float) -> MLP:
    """Return the sigmoid network with a hill on each of ``len(heights)`` equal cells.

    The outer hills reach a cell beyond the interval.

    Args:
        target: Whose interval is cut into cells.
        heights: Of the hills above `base`, shape (num_cells,); two units each.
        base: The output away from every hill.
        sharpness: The hidden weight of every unit, in units of 1 / (width of a cell).
    """
    edges, _ = cells(target, len(heights))
    width = cell_width(target, len(heights))
    edges[0], edges[-1] = edges[0] - width, edges[-1] + width
    places = torch.stack([edges[:-1], edges[1:]], dim=1).flatten()
    steepness = sharpness / width
    W1 = torch.full((1, len(places)), steepness, dtype=edges.dtype)
    W2 = torch.stack([heights, -heights], dim=1).reshape(-1, 1)
    return MLP(W1, -steepness * places, W2, torch.tensor([base], dtype=edges.dtype))


def build_ramps(target: Target, num_hiddens: int, sharpness: float = 0) -> MLP:
    """Interpolate `target` at num_hiddens + 1 equally spaced knots."""
    knots, _ = cells(target, num_hiddens)
    return ramp_network(knots, target(knots))


def knot_heights(target: Target, most: int) -> Tensor:
    """Return what the ramps of 1 to `most` units are at their knots, in one piece.

    The knots of n units are n + 1, so that there are most (most + 3)/2 heights.
    """
    return torch.cat([target(cells(target, n)[0]) for n in range(1, most + 1)])


def build_steps(target: Target, num_hiddens: int, sharpness: float = SHARPNESS) -> MLP:
    """Take on num_hiddens + 1 equal cells the value of `target` in their middles."""
    edges, middles = cells(target, num_hiddens + 1)
    steepness = sharpness / cell_width(target, num_hiddens + 1)
    values = target(middles)
    W1 = torch.full((1, num_hiddens), steepness, dtype=edges.dtype)
    W2 = values.diff().unsqueeze(1)
    return MLP(W1, -steepness * edges[1:-1], W2, values[:1])


def build_bumps(target: Target, num_hiddens: int, sharpness: float = SHARPNESS) -> MLP:
    """Raise a hill for every two units, on the lowest of the values.

    Of an odd number of units the last has no partner, so that the last hill does not
    come down.
    """
    _, middles = cells(target, math.ceil(num_hiddens / 2))
    values = target(middles)
    base = values.min().item()
    W1, b1, W2, b2 = bump_network(target, values - base, base, sharpness)
    return MLP(W1[:, :num_hiddens], b1[:num_hiddens], W2[:num_hiddens], b2)


def ramp_bound(target: Target, num_hiddens: int) -> float:
    """Return the smaller of M Δ² / 8 and L Δ / 2, Δ the distance between knots.

    The first is the error of linear interpolation (Davis, "Interpolation and
    Approximation", 1963, theorem 3.1.1); the second holds for a kink as well.
    """
    width = cell_width(target, num_hiddens)
    slope, second_derivative, _ = target.shape
    return min(second_derivative * width**2 / 8, slope * width / 2)


CONSTRUCTIONS: dict[str, Construction] = {
    "ramps": Construction("ReLU ramps", torch.relu, build_ramps, False),
    "steps": Construction("sigmoid steps", torch.sigmoid, build_steps, True),
    "bumps": Construction("sigmoid bumps", torch.sigmoid, build_bumps, True),
}

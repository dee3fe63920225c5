"""Where an activation is flat, and how many pre-activations have got stuck there.

A pre-activation at which σ is flat is saturated (`is_saturated` of
`core.activations.properties`); a unit whose slope is 0 for every example is dead, since
no example moves it any more.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from core.activations import Activation, find
from core.activations.properties import is_saturated, properties_of
from core.training.history import History

# The bends of all of the registry lie within.
REACH, STEP = 16.0, 1 / 128
CHUNK = 1_048_576


def flat_intervals(activation: Activation) -> list[tuple[float | None, float | None]]:
    """Return the intervals of [-16, 16] in which σ is flat, None for an open end."""
    grid = torch.arange(-REACH, REACH + STEP, STEP)
    steepest = properties_of(activation).steepest
    flat = is_saturated(activation.derivative(grid), steepest).int()
    edges = torch.diff(flat, prepend=flat[:1] * 0, append=flat[:1] * 0)
    begins, ends = (edges == 1).nonzero()[:, 0], (edges == -1).nonzero()[:, 0] - 1
    last = len(grid) - 1
    return [
        (None if b == 0 else grid[b].item(), None if e == last else grid[e].item())
        for b, e in zip(begins.tolist(), ends.tolist(), strict=True)
    ]


def count_saturated(
    history: History, X: Tensor, epochs: Sequence[int]
) -> tuple[Tensor, Tensor]:
    """Count saturated pre-activations and dead units over X (n, num_inputs).

    Returns:
        Both at some epochs of the first run, (epochs,) each.
    """
    num_hiddens = history.first.shape[-1]
    activation = find(history.config.activation)
    steepest = properties_of(activation).steepest
    saturated, dead = [], []
    for part in torch.tensor(epochs).split(max(1, CHUNK // (len(X) * num_hiddens))):
        first = history.first[part, 0]
        Z = X @ first[:, :-1] + first[:, -1:]
        slope = activation.derivative(Z)
        saturated.append(is_saturated(slope, steepest).sum(dim=(1, 2)))
        dead.append((slope == 0).all(dim=1).sum(dim=1))
    return torch.cat(saturated), torch.cat(dead)

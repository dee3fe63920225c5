"""The layers of many networks of one shape, in one block of memory.

One flat tensor holds every parameter, so that an optimiser's step and a recorded epoch
are one operation each, however many networks there are. A bias is a weight from an
input that is always 1: it is the last row of its layer.
"""

import torch
from torch import Tensor

from core.mlp import MLP


class Layers:
    """Views of one flat tensor, one network a run.

    Attributes:
        flat: All parameters, shape (size,).
        first: Hidden layers, shape (runs, num_inputs + 1, num_hiddens).
        second: Output layers, shape (runs, num_hiddens + 1, 1).
    """

    def __init__(self, runs: int, num_inputs: int, num_hiddens: int):
        self.shape = runs, num_inputs, num_hiddens
        self.flat = torch.zeros(sum(layer_sizes(*self.shape)))
        self.first, self.second = view_layers(self.flat, *self.shape)

    def like(self) -> "Layers":
        """Return layers of the same shape, all 0."""
        return Layers(*self.shape)

    def put(self, run: int, mlp: MLP) -> None:
        """Copy the parameters of one network in."""
        self.first[run, :-1], self.first[run, -1] = mlp.W1, mlp.b1
        self.second[run, :-1], self.second[run, -1] = mlp.W2, mlp.b2

    def weights_mask(self) -> Tensor:
        """Return 1 at every weight and 0 at every bias, in the order of `flat`."""
        mask = self.like()
        mask.first[:, :-1] = 1
        mask.second[:, :-1] = 1
        return mask.flat

    def per_run(self, values: Tensor) -> Tensor:
        """Repeat one value a run, shape (runs,), in the order of `flat`."""
        spread = self.like()
        spread.first += values[:, None, None]
        spread.second += values[:, None, None]
        return spread.flat


def layer_sizes(runs: int, num_inputs: int, num_hiddens: int) -> tuple[int, int]:
    """Return the numbers of parameters in the hidden and in the output layers."""
    return runs * (num_inputs + 1) * num_hiddens, runs * (num_hiddens + 1)


def view_layers(
    flat: Tensor, runs: int, num_inputs: int, num_hiddens: int
) -> tuple[Tensor, Tensor]:
    """See a flat tensor (..., size) as hidden and output layers."""
    first, second = flat.split(layer_sizes(runs, num_inputs, num_hiddens), dim=-1)
    return (
        first.unflatten(-1, (runs, num_inputs + 1, num_hiddens)),
        second.unflatten(-1, (runs, num_hiddens + 1, 1)),
    )

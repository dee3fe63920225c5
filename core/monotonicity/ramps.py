"""A hidden layer of ReLU units on one number: every unit is a ramp.

Unit j contributes ``W2_j relu(W1_j x + b1_j)``: nothing on one side of its kink at
``-b1_j / W1_j``, a straight ramp on the other. Two ramps back to back are the distance
from a point, ``|x - c| = relu(x - c) + relu(c - x)``.
"""

import torch
from torch import Tensor

from core.affine import Affine
from core.mlp import MLP


def kinks(mlp: MLP) -> Tensor:
    """Return where each unit's ramp starts, -b1 / W1, shape (num_hiddens,)."""
    return -mlp.b1 / mlp.W1[0]


def ramps(mlp: MLP, x: Tensor) -> Tensor:
    """Return what each unit adds to the output at `x` (n,), shape (n, num_hiddens)."""
    return mlp.hidden(x[:, None], torch.relu) * mlp.W2[:, 0]


def looking_down_first(mlp: MLP) -> MLP:
    """Order the units: those that look down from their kink first, each by its kink."""
    by_kink = kinks(mlp).argsort()
    order = by_kink[mlp.W1[0, by_kink].sign().argsort(stable=True)]
    return MLP(mlp.W1[:, order], mlp.b1[order], mlp.W2[order], mlp.b2)


def distance_as_two_units(layer: Affine, center: float) -> MLP:
    """Return the network equal to an affine `layer` of the distance from `center`.

    One unit is relu(x - c), the other relu(c - x); both get the weight of |x - c|.
    """
    W1 = torch.tensor([[1.0, -1.0]], dtype=layer.W.dtype)
    return MLP(W1, -center * W1[0], layer.W.expand(2, 1), layer.b)

"""Depth pays: k tents, each fed into the next, have 2^k pieces on [0, 1].

The tent ``t(x) = 2 relu(x) - 4 relu(x - 1/2)`` takes [0, 1] up to 1 and back to 0 with
two units. Composed k times it is a sawtooth with 2^k pieces on [0, 1], of 2 k units,
where one hidden layer of 2 k units has at most 2 k + 1 (Telgarsky, 2015).
"""

import torch
from torch import Tensor

from core.affine import Affine, forward
from core.mlp import MLP
from core.universal_approximation.constructions import ramp_network

UNITS_PER_TENT = 2


def sawtooth(x: Tensor, num_tents: int) -> Tensor:
    """Return the tent composed `num_tents` times, by its formula 1 - |2 x - 1|."""
    for _ in range(num_tents):
        x = 1 - (2 * x - 1).abs()
    return x


def tent_stack(num_tents: int) -> tuple[Affine, ...]:
    """Return the affine layers of the stack, with a ReLU between one and the next.

    The output of a tent, 2 h1 - 4 h2, and the two units of the next one fold into one
    affine layer between hidden layers of two units.
    """
    inputs = Affine(*_tensors([[1, 1]], [0, -0.5]))
    between = Affine(*_tensors([[2, 2], [-4, -4]], [0, -0.5]))
    outputs = Affine(*_tensors([[2], [-4]], [0]))
    return (inputs, *[between] * (num_tents - 1), outputs)


def _tensors(*rows: list) -> tuple[Tensor, ...]:
    return tuple(torch.tensor(row, dtype=torch.float64) for row in rows)


def shallow_sawtooth(num_tents: int) -> MLP:
    """Return one hidden layer of the stack's 2 k units that follows the first teeth.

    It is exact on as many pieces as it has units left for, then stays at 1/2, from
    which the sawtooth is never farther than 1/2.
    """
    num_hiddens = UNITS_PER_TENT * num_tents
    num_pieces = 2**num_tents
    knots = torch.arange(num_hiddens + 1, dtype=torch.float64) / num_pieces
    values = sawtooth(knots, num_tents)
    if num_hiddens < num_pieces:
        # The last two pieces end the following: down to 1/2, and flat from there on.
        knots[-2:] = torch.stack([knots[-3] + 0.5 / num_pieces, knots.new_tensor(1.0)])
        values[-2:] = 0.5
    return ramp_network(knots[: num_pieces + 1], values[: num_pieces + 1])


def run_layers(layers: tuple[Affine, ...], x: Tensor) -> Tensor:
    """Return the output at `x`, shape (n,), of layers with a ReLU between them."""
    return forward(x[:, None], layers, torch.relu)[:, 0]

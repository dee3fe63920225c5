"""Dials from a linear to a nonlinear network: to contain a bend is not to bend.

Each dial turns one number in a network and asks at every setting what the best affine
layer leaves unexplained (`least_squares`): pReLU with slope 1 is the identity, Swish
with β = 0 is x / 2, small weights keep tanh where it is straight, and a large bias
keeps every ReLU on.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from core.affine import Affine, forward
from core.linear_collapse.least_squares import LARGEST, affine_misfit, can_fit

NUM_SETTINGS = 60
Elementwise = Callable[[Tensor], Tensor]


class Dial(NamedTuple):
    """One number of a network.

    Attributes:
        symbol: How the number is written.
        meaning: What it is.
        settings: Its values, shape (`NUM_SETTINGS`,), float64.
        hidden: Function of the pre-activations Z, the setting (broadcast against Z)
            and an activation; returns the hidden activations.
        own_activation: Whether the dial brings its activation and ignores the reader's.
        log: Whether the settings are evenly spaced in their logarithm.
    """

    symbol: str
    meaning: str
    settings: Tensor
    hidden: Callable[[Tensor, Tensor, Elementwise], Tensor]
    own_activation: bool
    log: bool = False


def _even(low: float, high: float) -> Tensor:
    return torch.linspace(low, high, NUM_SETTINGS, dtype=torch.float64)


DIALS = {
    "prelu": Dial(
        "α",
        "slope of pReLU below 0",
        _even(1, 0),
        lambda Z, slope, _: torch.where(Z > 0, Z, slope * Z),
        own_activation=True,
    ),
    "swish": Dial(
        "β",
        "steepness of Swish, x · sigmoid(βx)",
        _even(0, 10),
        lambda Z, beta, _: Z * torch.sigmoid(beta * Z),
        own_activation=True,
    ),
    "scale": Dial(
        "s",
        "factor on every hidden weight and bias",
        torch.logspace(-3, 1, NUM_SETTINGS, dtype=torch.float64),
        lambda Z, scale, activation: activation(scale * Z),
        own_activation=False,
        log=True,
    ),
    "bias": Dial(
        "c",
        "number added to every hidden bias",
        _even(0, 12),
        lambda Z, bias, activation: activation(Z + bias),
        own_activation=False,
    ),
}


def sweep(
    dial: Dial, X: Tensor, layers: Sequence[Affine], activation: Elementwise
) -> Tensor:
    """Return 1 - R² at each setting of `dial`, computed at once, shape (settings,).

    Args:
        dial: The dial to turn.
        X: Examples, shape (n, num_inputs), float64.
        layers: The network, float64; the dial acts on all but the last layer.
        activation: What the reader chose.

    Raises:
        ValueError: If the network is not finite, or huge, at some setting.
    """
    setting = dial.settings[:, None, None]
    O = forward(X, layers, lambda Z: dial.hidden(Z, setting, activation))
    fine = can_fit(O).all(-1).all(-1)
    if not fine.all():
        raise ValueError(
            f"the network's outputs are no numbers, or beyond {LARGEST:g}, at "
            f"{int((~fine).sum())} of {len(fine)} settings of {dial.symbol}"
        )
    return affine_misfit(X, O)

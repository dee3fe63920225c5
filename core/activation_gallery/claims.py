"""What section 5.1.2 of the chapter says of its activations, computed.

Each claim is a sentence and the numbers that bear it out, in float64, over 4,001 points
of [−20, 20] where it speaks of every x.
"""

from typing import NamedTuple

import torch

from core.activations import Activation

GRID = torch.arange(-2000, 2001, dtype=torch.float64) / 100
"""Where a claim that speaks of every x is looked at."""


class Claim(NamedTuple):
    """A sentence of the chapter, and what was computed for it.

    Attributes:
        name: To refer to it.
        sentence: The claim.
        computed: The numbers.
        holds: Whether they bear it out.
        condition: Under which it holds; empty if it holds as it stands.
    """

    name: str
    sentence: str
    computed: str
    holds: bool
    condition: str = ""


def slope_at(activation: Activation, x: float) -> float:
    """Return the slope of an activation at x, with PyTorch's choice at a kink."""
    return activation.derivative(torch.tensor(x, dtype=torch.float64)).item()

"""Random networks whose weights are easy to read, so that a count can be checked."""

import torch
from torch import Tensor

from core.mlp import MLP

SIDES = 4


def readable_mlp(weights: str, num_inputs: int, num_hiddens: int, seed: int) -> MLP:
    """Draw a network by rolling "dice" or, else, at "random".

    Dice show whole numbers from -4 to 4, which often make duplicates and parallels; at
    random are hundredths from the standard normal distribution, which hardly ever do.
    """
    draw = _whole if weights == "dice" else _hundredths
    generator = torch.Generator().manual_seed(seed)
    shapes = (num_inputs, num_hiddens), (num_hiddens,), (num_hiddens, 1), (1,)
    return MLP(*(draw(shape, generator) for shape in shapes))


def _whole(shape: tuple[int, ...], generator: torch.Generator) -> Tensor:
    return torch.randint(-SIDES, SIDES + 1, shape, generator=generator).double()


def _hundredths(shape: tuple[int, ...], generator: torch.Generator) -> Tensor:
    values = torch.randn(shape, generator=generator, dtype=torch.float64)
    return (100 * values).round() / 100

"""Train what depth makes possible: a tower of layers, and one layer of as many units.

Two units a layer are enough for the tower to exist. Training rarely finds it with two;
with units to spare it often does.
"""

from functools import partial
from typing import NamedTuple

import torch
from torch import Tensor

from core.training.progress import OnEpoch, in_parts
from core.universal_approximation.errors import curve
from core.universal_approximation.sawtooth import sawtooth
from core.universal_approximation.smoothness import Shape
from core.universal_approximation.targets import Target
from core.universal_approximation.tower_training import (
    DeepConfig,
    deep_outputs,
    train_deep,
)
from core.universal_approximation.trained import NUM_EXAMPLES, SEEDS, find

MOST_TRAINED_TENTS = 4
TOWER_AND_LAYER = (3, 1)  # how long they take, roughly
FLAT = 0.1  # of the sawtooth's variance: a run that explains less is stuck


class TrainedSawtooth(NamedTuple):
    """The best of 16 seeds of either shape, on the points they were trained on.

    Attributes:
        x: The points, shape (n,).
        y: The sawtooth there.
        deep: Output of the best tower.
        shallow: Output of the best single layer of as many units.
        stuck: How many of the towers explain next to nothing of the sawtooth.
    """

    x: Tensor
    y: Tensor
    deep: Tensor
    shallow: Tensor
    stuck: int


def sawtooth_seconds(num_tents: int) -> float:
    """Estimate how long `train_sawtooth` takes on one core of a busy machine."""
    return 0.25 * (1 + num_tents)


def train_sawtooth(
    num_tents: int, width: int, *, on_epoch: OnEpoch | None = None
) -> TrainedSawtooth:
    """Train both shapes on the sawtooth of `num_tents` tents, from the same seeds.

    Args:
        num_tents: Hidden layers of the tower.
        width: Units in each of them; the single layer has num_tents * width.
        on_epoch: Told the share of both trainings; see `core.training.train`.
    """
    x = torch.linspace(0, 1, NUM_EXAMPLES, dtype=torch.float64)
    y = sawtooth(x, num_tents)
    first, second = in_parts(on_epoch, TOWER_AND_LAYER)
    deep, stuck = _best_tower(x, y, DeepConfig(num_tents, width), first)
    shape = Shape(slope=2**num_tents, second_derivative=torch.inf, jump=0)
    target = Target("sawtooth", 0, 1, partial(sawtooth, num_tents=num_tents), shape)
    found = find(target, num_tents * width, on_epoch=second)
    shallow = curve(found.mlps[0], torch.relu, x)
    return TrainedSawtooth(x, y, deep, shallow, stuck)


def _best_tower(
    x: Tensor, y: Tensor, config: DeepConfig, on_epoch: OnEpoch | None
) -> tuple[Tensor, int]:
    # Inputs and targets around 0 and of scale 1, as in `core.universal_approximation`.
    X, Y = (3.4 * x - 1.7).float()[:, None], (3.4 * y - 1.7).float()[:, None]
    layers = train_deep(X, Y, config, SEEDS, on_epoch=on_epoch)
    outputs = deep_outputs(*layers, X)
    errors = ((outputs - Y) ** 2).mean(dim=(1, 2))
    stuck = int((errors > (1 - FLAT) * Y.var(correction=0)).sum())
    best = outputs[errors.argmin(), :, 0].double()
    return (best + 1.7) / 3.4, stuck

"""One run that trains, and the same with one setting changed: which of them diverges?

A step of gradient descent is the learning rate times a slope. Where the loss curves
like ``c w²/2`` the slope is ``c w``, so that a step leads from w to ``(1 - lr c) w``:
beyond ``lr = 2 / c`` every step overshoots by more than the last one did.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import torch

from core.datasets import Data, make_dataset
from core.train_mlp.divergence import largest_stable_lr
from core.training import train
from core.training.config import TrainingConfig
from core.training.history import History

ALL_EXAMPLES = 10_000
BASE = TrainingConfig(
    num_hiddens=8,
    loss="squared_error",
    lr=0.02,
    batch_size=ALL_EXAMPLES,
    num_epochs=30,
)
CHANGES: Mapping[str, Mapping[str, float | int]] = {
    "units": {"num_hiddens": 64},
    "rate": {"lr": 0.5},
    "start": {"init_scale": 0.0},
    "batch": {"batch_size": 1},
}
"""Name of a change -> the fields of `BASE` that it sets."""


def run_with(changes: Mapping[str, float | int] = {}) -> History:
    """Train on the sine with some fields of `BASE` changed, from seed 0."""
    data, generator = _sine()
    return train(data.X, data.y, replace(BASE, **changes), [generator])


@cache
def largest_rate() -> float:
    """Return the largest learning rate of the ladder at which `BASE` is stable."""
    data, generator = _sine()
    return largest_stable_lr(data.X, data.y, BASE, generator)


def _sine() -> tuple[Data, torch.Generator]:
    generator = torch.Generator().manual_seed(0)
    return make_dataset("sine", num_points=300, generator=generator), generator

"""The same experiment under many seeds at once, each exactly the run of its own link.

A seed draws its own data, weights and order, as in `experiment`; the runs
then train side by side in one batch.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import torch
from torch import Tensor

from core.datasets.choice import DataChoice, draw_data, with_features
from core.training import train
from core.training.config import TrainingConfig
from core.training.history import History
from core.training.progress import OnEpoch

STUCK_SHARE = 0.5
"""A run whose loss fell by less than this share of the best run's fall got stuck."""


class Repeats(NamedTuple):
    """Runs that differ in their seed.

    Attributes:
        history: The runs.
        stuck: Whether each run has got stuck, shape (runs,).
    """

    history: History
    stuck: Tensor

    @property
    def lost(self) -> Tensor:
        """Whether the loss is no finite number after the last epoch, (runs,)."""
        return ~self.history.loss[-1].isfinite()

    @property
    def measure(self) -> str:
        """What the runs are judged by: "accuracy", or "loss" where there is none."""
        return "loss" if self.history.accuracy is None else "accuracy"

    @property
    def values(self) -> Tensor:
        """That by epoch, shape (epochs + 1, runs)."""
        return getattr(self.history, self.measure)

    @property
    def final(self) -> Tensor:
        """That after the last epoch, (runs,); a copy, which does not keep the runs."""
        return self.values[-1].clone()


def run_seeds(
    choice: DataChoice,
    config: TrainingConfig,
    seeds: Sequence[int],
    *,
    on_epoch: OnEpoch | None = None,
) -> Repeats:
    """Train one network per seed, all at once; arguments as `run_experiment` takes.

    Raises:
        ValueError: If a number is out of its range.
    """
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]
    data = [
        with_features(draw_data(choice, generator=generator), choice.features)
        for generator in generators
    ]
    X, y = torch.stack([d.X for d in data]), torch.stack([d.y for d in data])
    history = hold_at_target(train(X, y, config, generators, on_epoch=on_epoch))
    return Repeats(history, stuck_runs(history))


def hold_at_target(history: History) -> History:
    """Let every run stand still from the epoch on in which it met the target.

    Side by side, training ends when all runs have met it; alone, each would have ended
    by itself.
    """
    target, accuracy = history.config.target_accuracy, history.accuracy
    if target is None:
        return history
    met, rows = accuracy >= target, torch.arange(history.num_epochs + 1)
    met[0] = False  # as before any training, where no run ends
    ends = torch.where(met.any(dim=0), met.int().argmax(dim=0), history.num_epochs)
    rows, runs = torch.minimum(rows[:, None], ends), torch.arange(len(ends))
    return replace(
        history,
        first=history.first[rows, runs],
        second=history.second[rows, runs],
        loss=history.loss[rows, runs],
        accuracy=accuracy[rows, runs],
    )


def stuck_runs(history: History) -> Tensor:
    """Say for each run whether its loss fell far less than the best run's, (runs,).

    A run that diverged is among them, also where all have.
    """
    fall = (history.loss[0] - history.loss[-1]).nan_to_num(-torch.inf, -torch.inf)
    return (fall < STUCK_SHARE * fall.max()) | fall.isneginf()

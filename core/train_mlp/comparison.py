"""What became of a network beside the same network without its activation."""

from enum import Enum, auto
from typing import NamedTuple

from torch import Tensor

from core.activations import find
from core.activations.properties.is_affine import constant_slope
from core.train_mlp.divergence import find_divergence, last_good_epoch
from core.train_mlp.experiment import Experiment

CLEAR_SHARE = 0.05
"""Accuracies closer than this are called even."""
CLEAR_LOSS = 0.2
"""Losses that differ by less than this share of the larger are called even."""


class Outcome(Enum):
    """How the network with the activation ended beside the one without."""

    FOUND = auto()
    TIED = auto()
    WORSE = auto()
    DIVERGED = auto()
    SAME = auto()


class Comparison(NamedTuple):
    """Both runs at their ends.

    Attributes:
        outcome: Which is better, if either is.
        ours: Training loss, where the network diverged at its last good epoch.
        linear: Likewise without the activation.
        counts: Training examples right, with and without; None where y is real.
        linear_diverged: The epoch in which the run without activation did, or None.
    """

    outcome: Outcome
    ours: float
    linear: float
    counts: tuple[int, int] | None
    linear_diverged: int | None


def compare(experiment: Experiment, epoch: int | None = None) -> Comparison:
    """Compare the two runs on the training examples, after `epoch` or at their ends."""
    divergence = find_divergence(experiment.history)
    linear_divergence = find_divergence(experiment.linear)
    last = last_good_epoch(experiment.history)
    last = last if epoch is None else min(epoch, last)
    beside = min(last, last_good_epoch(experiment.linear))
    ours = experiment.history.loss[last, 0].item()
    linear = experiment.linear.loss[beside, 0].item()
    counts = None
    if experiment.history.accuracy is not None:
        n = len(experiment.data.X)
        counts = (
            _count(experiment.history.accuracy[last], n),
            _count(experiment.linear.accuracy[beside], n),
        )
        gain = (counts[0] - counts[1]) / n / CLEAR_SHARE
    else:
        gain = (linear - ours) / max(linear, ours, 1e-12) / CLEAR_LOSS
    if constant_slope(find(experiment.history.config.activation), {}) is not None:
        outcome = Outcome.SAME
    elif divergence or linear_divergence:
        outcome = Outcome.DIVERGED
    elif abs(gain) < 1:
        outcome = Outcome.TIED
    else:
        outcome = Outcome.FOUND if gain > 0 else Outcome.WORSE
    linear_diverged = linear_divergence.epoch if linear_divergence else None
    return Comparison(outcome, ours, linear, counts, linear_diverged)


def _count(accuracy: Tensor, n: int) -> int:
    return round(accuracy.nan_to_num(0).item() * n)

"""Why a training run diverged, in words, and which learning rate is stable.

A step is lr times a slope. Where lr is too large for the curvature of the loss, each
step overshoots by more than the last one did, and the loss grows without limit.
"""

from dataclasses import replace
from typing import NamedTuple

import torch
from torch import Tensor

from core.training import train
from core.training.config import TrainingConfig
from core.training.cost import epochs_in
from core.training.history import History

# A loss this many times the one before training has exploded. Below a loss of 0.5 at
# the start (little more than guessing) the 0.5 counts, so that a start that already
# fits is not said to explode when it wobbles.
EXPLODED = 10.0
LEAST_START = 0.5
# Parameters below it cannot have overflowed anything.
MODERATE = 1e6

LADDER = tuple(
    digit * 10.0**exponent for exponent in range(-4, 2) for digit in (1, 2, 5)
)
"""Learning rates that a scan tries, 0.0001 to 50."""
SCAN_SECONDS = 0.5


class Divergence(NamedTuple):
    """Where a run diverged.

    Attributes:
        epoch: The first epoch whose loss is not finite, or from which on it stays
            exploded to the end; 0 is the start.
        cause: Why, in one or two sentences that name the settings.
    """

    epoch: int
    cause: str


def find_divergence(history: History, run: int = 0) -> Divergence | None:
    """Return where and why a run diverged, or None if it is stable.

    A loss that is not finite is lost for good. One that has exploded may come back, as
    momentum does after an overshoot: that run is stable.
    """
    loss = history.loss[:, run]
    limit = EXPLODED * max(LEAST_START, loss[0].item())
    lost = ~loss.isfinite()
    end = int(lost.int().argmax()) if lost.any() else len(loss)
    bounded = (loss[:end] <= limit).nonzero()
    epoch = int(bounded[-1]) + 1 if len(bounded) else 0
    if epoch == len(loss):
        return None
    return Divergence(epoch, _cause(history, run, epoch))


def last_good_epoch(history: History) -> int:
    """Return the last epoch before the first run diverged, or its last one.

    It is the start where the start itself has no loss.
    """
    divergence = find_divergence(history)
    return max(0, divergence.epoch - 1) if divergence else history.num_epochs


def _cause(history: History, run: int, epoch: int) -> str:
    name, lr = history.config.activation, history.config.lr
    if epoch == 0:
        return (
            f"Before the first step the loss is not a finite number: the activation "
            f"{name} has no finite value at some of the pre-activations."
        )
    before, after = history.loss[epoch - 1, run].item(), history.loss[epoch, run]
    mlp = history.mlp(epoch, run)
    if after.isnan() and all((part.abs() < MODERATE).all() for part in mlp):
        return (
            f"After epoch {epoch} every parameter is a moderate number, but the "
            f"activation {name} has no value at some of the pre-activations: training "
            "has moved them out of the range where it is defined."
        )
    grown = (
        f"grew from {before:.3g} to {after.item():.3g}"
        if after.isfinite()
        else f"was {before:.3g} before and is not a finite number after"
    )
    return (
        f"In epoch {epoch} the loss {grown}: with the activation {name}, steps of the "
        f"learning rate {lr:g} overshoot the minimum and land further up."
    )


def largest_stable_lr(
    X: Tensor, y: Tensor, config: TrainingConfig, generator: torch.Generator
) -> float | None:
    """Return the largest rate of `LADDER` that is stable, in one batch of short runs.

    A learning rate is stable if neither it nor a smaller one diverges and the loss ends
    below where it began. The runs are those of `config`, with as many of its epochs as
    fit into half a second.

    Args:
        X: Examples, as `core.training.train` takes them.
        y: Targets, likewise.
        config: The settings; its own learning rate does not matter.
        generator: That of the run, left as it was.

    Returns:
        None if not even the smallest is stable.
    """
    affordable = epochs_in(SCAN_SECONDS, len(X), config, len(LADDER), X.shape[-1])
    epochs = max(1, min(config.num_epochs, affordable))
    config = replace(config, num_epochs=epochs, target_accuracy=None)
    seeds = [generator.clone_state() for _ in LADDER]
    history = train(X, y, config, seeds, lrs=LADDER)
    best = None
    for run, lr in enumerate(LADDER):
        ends_lower = history.loss[-1, run] < history.loss[0, run]
        if find_divergence(history, run) or not ends_lower:
            break
        best = lr
    return best

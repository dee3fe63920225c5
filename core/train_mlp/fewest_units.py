"""How few hidden units are enough, in the best of a few starts."""

from dataclasses import replace
from typing import NamedTuple

import torch

from core.datasets.choice import DataChoice
from core.train_mlp.seeds import run_seeds
from core.training.config import TrainingConfig
from core.training.progress import OnEpoch, in_parts

ENOUGH_ACCURACY = 0.99
ENOUGH_LOSS = 0.25
FEW_WIDTHS = (1, 2, 3, 4)
FEW_SEEDS = 8


class Width(NamedTuple):
    """What the best of a few seeds reached with so many hidden units.

    Attributes:
        num_hiddens: Hidden units.
        best: The highest accuracy at any epoch; the lowest loss of a regression.
        enough: Whether that meets the aim of `smallest_width`.
    """

    num_hiddens: int
    best: float
    enough: bool


def smallest_width(
    choice: DataChoice,
    config: TrainingConfig,
    linear_loss: float,
    *,
    on_epoch: OnEpoch | None = None,
) -> list[Width]:
    """Train few units, then more, until a start meets the aim.

    The aim is `ENOUGH_ACCURACY` of the training examples right at some epoch; where y
    is a real number, `ENOUGH_LOSS` times the loss of the network without activation.
    A target accuracy of `config` does not end a run. `on_epoch` gets the combined
    progress of all `FEW_WIDTHS`; see `core.training.train`.
    """
    widths = []
    parts = in_parts(on_epoch, [1] * len(FEW_WIDTHS))
    for num_hiddens, within in zip(FEW_WIDTHS, parts, strict=True):
        few = replace(config, num_hiddens=num_hiddens, target_accuracy=None)
        history = run_seeds(choice, few, range(FEW_SEEDS), on_epoch=within).history
        if history.accuracy is not None:
            best = history.accuracy.nan_to_num(0).max().item()
            enough = best >= ENOUGH_ACCURACY
        else:
            best = history.loss.nan_to_num(torch.inf, torch.inf).min().item()
            enough = best <= ENOUGH_LOSS * linear_loss
        widths.append(Width(num_hiddens, best, enough))
        if enough:
            break
    return widths

"""How few hidden units are enough, in the best of a few starts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from core.datasets.choice import DataChoice
from core.train_mlp.seeds import run_seeds
from core.training.config import TrainingConfig
from core.training.progress import OnEpoch, in_parts

ENOUGH = 0.99
"""Share of the training examples right."""
FEW_WIDTHS = (1, 2, 3, 4)
FEW_SEEDS = 8


class BestStart(NamedTuple):
    """The best of a few seeds with so many hidden units.

    Attributes:
        num_hiddens: Hidden units.
        seed: Which seed it was.
        accuracy: Share of the training examples right after the last epoch.
    """

    num_hiddens: int
    seed: int
    accuracy: float


def best_starts(
    choice: DataChoice,
    config: TrainingConfig,
    widths: Sequence[int] = FEW_WIDTHS,
    *,
    on_epoch: OnEpoch | None = None,
) -> list[BestStart]:
    """Train each width from `FEW_SEEDS` seeds; return the best run of each.

    Args:
        choice: The data, of two classes.
        config: Everything but the width.
        widths: Numbers of hidden units.
        on_epoch: Gets the combined progress; see `core.training.train`.
    """
    found = []
    parts = in_parts(on_epoch, [1] * len(widths))
    for width, within in zip(widths, parts, strict=True):
        config = replace(config, num_hiddens=width)
        repeats = run_seeds(choice, config, range(FEW_SEEDS), on_epoch=within)
        final = repeats.final.nan_to_num(0)
        seed = int(final.argmax())
        found.append(BestStart(width, seed, final[seed].item()))
    return found


def fewest_enough(starts: Sequence[BestStart]) -> int | None:
    """Return the smallest width that reached `ENOUGH`; None if none did."""
    enough = [start.num_hiddens for start in starts if start.accuracy >= ENOUGH]
    return min(enough, default=None)

"""Whether the lines of ReLU units fence in a part of the plane, and how few can.

Let ``o = Σ v_j relu(w_j·x + b_j) + b``. With as many units as inputs, or fewer, all
lines meet in some point p, or never (then o does not change along them). On the ray
``p + t d`` the output is ``b + t Σ v_j relu(w_j·d)``: a straight line in t. Some d
has no ``w_j·d`` above 0, there o stays b. So where o > 0 holds at all it holds on a ray
without end: if b > 0 on that one, else on every ray on which o grows. It takes one unit
more than inputs to close a region on all sides: three in the plane, a triangle.

How few are enough in practice is read off the best of a few starts (`best_starts`).
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import torch

from core.datasets.choice import DataChoice
from core.mlp import MLP
from core.train_mlp.seeds import run_seeds
from core.training.config import TrainingConfig
from core.training.progress import OnEpoch, in_parts

FAR, DIRECTIONS = 1000.0, 3600
ENOUGH = 0.99
"""Share of the training examples right."""
FEW_WIDTHS = (1, 2, 3, 4)
FEW_SEEDS = 8


def fewest_to_fence(num_inputs: int) -> int:
    """Return how few ReLU units can close a region of `num_inputs` coordinates."""
    return num_inputs + 1


def is_fenced(mlp: MLP) -> bool:
    """Say whether o > 0 holds nowhere far out, for ReLU units in the plane.

    Looked for in every tenth of a degree, a thousand units of the axis away.
    """
    angle = torch.arange(DIRECTIONS, dtype=torch.float64) * 2 * math.pi / DIRECTIONS
    far = FAR * torch.stack([angle.cos(), angle.sin()], dim=1)
    exact = MLP(*(part.double() for part in mlp))
    return not bool((exact.outputs(far, torch.relu) > 0).any())


def without_unit(mlp: MLP, unit: int) -> MLP:
    """Return the network with one hidden unit switched off: it adds nothing."""
    W2 = mlp.W2.clone()
    W2[unit] = 0
    return mlp._replace(W2=W2)


class BestStart(NamedTuple):
    """The best of a few seeds with so many hidden units.

    Attributes:
        num_hiddens: Hidden units.
        seed: Which seed it is.
        accuracy: Share of the training examples right after the last epoch.
    """

    num_hiddens: int
    seed: int
    accuracy: float


def best_starts(
    choice: DataChoice,
    config: TrainingConfig,
    *,
    on_epoch: OnEpoch | None = None,
) -> list[BestStart]:
    """Train each of `FEW_WIDTHS` from `FEW_SEEDS` seeds; return the best run of each.

    Args:
        choice: The data, of two classes.
        config: Everything but the width.
        on_epoch: Gets the combined progress; see `core.training.train`.
    """
    found = []
    parts = in_parts(on_epoch, [1] * len(FEW_WIDTHS))
    for width, within in zip(FEW_WIDTHS, parts, strict=True):
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

"""Examples of a rule that a reader types: class 1 where a formula is above 0."""

import torch

from core.datasets import Dataset
from core.expressions import parse

SIDE = 3.0
# The places stay the same for every formula and seed: only the rule is the reader's.
PLACES_SEED = 5_1


def formula_points(
    text: str, num_points: int
) -> tuple[tuple[float, float, float], ...]:
    """Return rows (x1, x2, class) over the square from -3 to 3.

    Raises:
        ValueError: If the text is no formula, or gives all points one class.
    """
    rule = parse(text, ("x1", "x2"))
    generator = torch.Generator().manual_seed(PLACES_SEED)
    X = SIDE * (2 * torch.rand(num_points, 2, generator=generator) - 1)
    y = rule(X[:, 0], X[:, 1]) > 0
    ones = int(y.sum())
    if ones in (0, num_points):
        raise ValueError(
            f"{text.strip()} is above 0 at {ones} of {num_points} points of the square "
            f"from -{SIDE:g} to {SIDE:g}: both classes are needed"
        )
    return tuple(map(tuple, torch.cat([X, y.float()[:, None]], dim=1).tolist()))


def formula_dataset(text: str) -> Dataset:
    """Say how to plot the points of `formula_points`."""
    return Dataset(f"above {text.strip()}", "classification", bounds=(-SIDE, SIDE))

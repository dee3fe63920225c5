"""Which examples a link asks for, and what the network is given of them."""

from dataclasses import dataclass

import torch
from torch import Tensor

from core.datasets import Data, Dataset, Scale, make_dataset, split
from core.datasets.features import engineer

PLAIN_FEATURES = ("x1", "x2")


@dataclass(frozen=True)
class DataChoice:
    """Which examples, and what the network is given of them.

    Attributes:
        name: A key of `core.datasets.DATASETS`; "own" for `points`.
        num_points: Training and test examples together.
        noise: Standard deviation of the noise; None is the data set's own.
        train_share: Share of the examples to train on.
        features: Keys of `core.datasets.features.FEATURES` for data of two inputs.
        points: A reader's own examples, rows of (inputs..., target).
        units: Mean and standard deviation of each of their columns, by which they
            were brought to scale 1; empty if they were not.
    """

    name: str = "moons"
    num_points: int = 400
    noise: float | None = None
    train_share: float = 0.75
    features: tuple[str, ...] = PLAIN_FEATURES
    points: tuple[tuple[float, ...], ...] = ()
    units: tuple[tuple[float, float], ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the network is given nothing but the inputs themselves."""
        return set(self.features) <= set(PLAIN_FEATURES)


def draw_data(choice: DataChoice, *, generator: torch.Generator) -> Data:
    """Draw the examples of a choice, or deal a reader's own into training and test."""
    if choice.name != "own":
        return make_dataset(
            choice.name,
            num_points=choice.num_points,
            noise=choice.noise,
            train_share=choice.train_share,
            generator=generator,
        )
    rows = torch.tensor(choice.points)
    data = split(rows[:, :-1], rows[:, -1:], choice.train_share, generator=generator)
    if not choice.units:
        return data
    means, stds = torch.tensor(choice.units).T
    return data._replace(
        x_scale=Scale(means[:-1], stds[:-1]), y_scale=Scale(*choice.units[-1])
    )


def with_features(data: Data, features: tuple[str, ...]) -> Data:
    """Return the data with the chosen features in place of two plain inputs."""
    if data.X.shape[1] != 2:
        return data
    X, X_test = engineer(data.X, features), engineer(data.X_test, features)
    return data._replace(X=X, X_test=X_test)


def grid_inputs(
    dataset: Dataset, features: tuple[str, ...], size: int
) -> tuple[Tensor, Tensor]:
    """Return the middles of `size` cells a side, and what a network is given there.

    Returns:
        Places, shape (size, 1) on the line or (size * size, 2) in the plane, row by
        row from the bottom; and the inputs at them, (cells, num_inputs).
    """
    low, high = dataset.bounds
    if dataset.num_inputs == 1:
        places = torch.linspace(low, high, size)[:, None]
        return places, places
    middles = low + (torch.arange(size) + 0.5) * (high - low) / size
    x2, x1 = torch.meshgrid(middles, middles, indexing="ij")
    places = torch.stack([x1.flatten(), x2.flatten()], dim=1)
    return places, engineer(places, features)

"""The data a network is trained on, under one seed.

One generator makes everything of an experiment. It is asked, in this order, for the
places of the points, their noise, the split into training and test (one permutation),
the weights (`core.mlp.random_mlp`), and one permutation for each epoch of minibatches
(`core.training`). Two generators with one seed would make data and weights correlated.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from core.datasets import real_data, toy_data
from core.datasets.examples import Data, Scale, split

Draw = Callable[..., toy_data.Points]


@dataclass(frozen=True)
class Dataset:
    """A data set a reader can choose.

    Attributes:
        label: Its name in a menu.
        task: Whether y is a class, 0 or 1, or a real number.
        draw: Function of num_points, noise and generator; None for measured data.
        read: Function without arguments returning x and y, each (rows,), in their
            units; None for drawn data.
        num_inputs: Columns of X.
        noise: Default standard deviation of the noise.
        bounds: Range of each input to plot, as the network sees it.
        y_bounds: Range of the target to plot, as the network sees it.
        titles: What each input is, with its unit.
        y_title: What the target is, with its unit.
    """

    label: str
    task: Literal["classification", "regression"]
    draw: Draw | None = None
    read: Callable[[], tuple[Tensor, Tensor]] | None = None
    num_inputs: int = 2
    noise: float = 0.0
    bounds: tuple[float, float] = (-3.0, 3.0)
    y_bounds: tuple[float, float] = (0.0, 1.0)
    titles: tuple[str, ...] = ("x₁", "x₂")
    y_title: str = "class"


def _curve(label: str, draw: Draw, noise: float) -> Dataset:
    return Dataset(
        label, "regression", draw, None, 1, noise, y_bounds=(-2.0, 2.0), titles=("x",),
        y_title="y",
    )  # fmt: skip


DATASETS: dict[str, Dataset] = {
    "moons": Dataset("Moons", "classification", toy_data.moons, noise=0.15),
    "circles": Dataset("Circles", "classification", toy_data.circles, noise=0.15),
    "xor": Dataset("XOR", "classification", toy_data.xor, noise=0.1),
    "spirals": Dataset("Spirals", "classification", toy_data.spirals, noise=0.05),
    "checkerboard": Dataset(
        "Checkerboard", "classification", toy_data.checkerboard, noise=0.0
    ),
    "gaussians": Dataset(
        "Two Gaussians", "classification", toy_data.gaussians, noise=0.6
    ),
    "separable": Dataset(
        "Linearly separable", "classification", toy_data.separable, noise=0.0
    ),
    "sine": _curve("Sine", toy_data.sine, 0.1),
    "step": _curve("Step", toy_data.step, 0.1),
    "motorcycle": Dataset(
        "Motorcycle impact",
        "regression",
        read=real_data.motorcycle_impact,
        num_inputs=1,
        bounds=(-2.0, 2.6),
        y_bounds=(-2.5, 2.5),
        titles=("time after the impact (ms)",),
        y_title="acceleration of the head (g)",
    ),
    "body_temperature": Dataset(
        "Body temperature",
        "classification",
        read=real_data.body_temperature,
        num_inputs=1,
        bounds=(-5.0, 4.0),
        titles=("body temperature (°C)",),
        y_title="died within 30 days",
    ),
}
DEFAULT_POINTS = 400


def make_dataset(
    name: str,
    *,
    num_points: int = DEFAULT_POINTS,
    noise: float | None = None,
    train_share: float = 0.75,
    generator: torch.Generator,
) -> Data:
    """Draw a data set, or choose rows of a measured one, and split it.

    Args:
        name: A key of `DATASETS`.
        num_points: Training and test examples together, of a measured data set a
            random choice of its rows; at most all of them.
        noise: Standard deviation, at least 0; by default the data set's own. Measured
            data have none to add.
        train_share: Share of the points to train on, above 0 and at most 1.
        generator: Source of all draws; advanced in the order of this module's
            docstring.
    """
    dataset = DATASETS[name]
    if dataset.read is not None:
        return _measured(dataset, num_points, train_share, generator)
    noise = dataset.noise if noise is None else noise
    X, y = dataset.draw(num_points, noise, generator=generator)
    return split(X, y, train_share, generator=generator)


def _measured(
    dataset: Dataset, num_points: int, train_share: float, generator: torch.Generator
) -> Data:
    x, y = dataset.read()
    x_scale, y_scale = Scale(x.mean().item(), x.std().item()), Scale()
    if dataset.task == "regression":
        y_scale = Scale(y.mean().item(), y.std().item())
    chosen = torch.randperm(len(x), generator=generator)[:num_points]
    X, y = x_scale.from_units(x[chosen, None]), y_scale.from_units(y[chosen, None])
    data = split(X, y, train_share, generator=generator)
    return data._replace(x_scale=x_scale, y_scale=y_scale)

"""What training finds, where a construction proves that something exists.

The same budget of hidden units, trained from several seeds at once on points of the
target (`core.training`): on the squared error, though the theorem and the pictures
judge by the largest, so both are kept. Input and output are standardised for training,
which an affine map before and after a network can always undo: the networks handed out
work in the units of the target.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from core.mlp import MLP
from core.training import TrainingConfig, train
from core.training.cost import estimate_seconds
from core.training.progress import OnEpoch, in_parts
from core.universal_approximation.errors import FINE, curve, rms_error, sup_error
from core.universal_approximation.targets import Target

NUM_EXAMPLES = 128
TRAINED_WIDTHS = (2, 4, 8, 16, 32, 64)
SEEDS = tuple(range(16))


class Found(NamedTuple):
    """Networks of one size, trained from several seeds, smallest largest error first.

    Attributes:
        mlps: In the units of the target.
        seeds: The seed each was trained from.
        errors: The largest error of each on a fine grid, increasing.
        rms: The root mean square error of each there.
    """

    mlps: tuple[MLP, ...]
    seeds: tuple[int, ...]
    errors: tuple[float, ...]
    rms: tuple[float, ...]

    def median_error(self) -> float:
        """Return the lower of the two largest errors in the middle."""
        return self.errors[(len(self.errors) - 1) // 2]


class Frame(NamedTuple):
    """Where a target lies, so that training can move it to mean 0 and scale 1."""

    x_mean: float
    x_scale: float
    y_mean: float
    y_scale: float


def training_config(num_hiddens: int) -> TrainingConfig:
    """Return the settings of every run: Adam on minibatches of 32, 200 epochs."""
    return TrainingConfig(
        num_hiddens=num_hiddens,
        activation="relu",
        loss="squared_error",
        optimizer="adam",
        lr=0.02,
        batch_size=32,
        num_epochs=200,
    )


def find_seconds(num_hiddens: int) -> float:
    """Estimate how long `find` takes on one core."""
    config = training_config(num_hiddens)
    return estimate_seconds(NUM_EXAMPLES, config, len(SEEDS), num_inputs=1)


def find(target: Target, num_hiddens: int, *, on_epoch: OnEpoch | None = None) -> Found:
    """Train `num_hiddens` ReLU units on `target` from all `SEEDS`, in one batch.

    `on_epoch` is told how far it is; see `core.training.train`.
    """
    x = torch.linspace(target.low, target.high, NUM_EXAMPLES, dtype=torch.float64)
    y = target(x)
    frame = target_frame(x, y)
    X = ((x - frame.x_mean) / frame.x_scale).float()[:, None]
    Y = ((y - frame.y_mean) / frame.y_scale).float()[:, None]
    config = training_config(num_hiddens)
    history = train(X, Y, config, SEEDS, on_epoch=on_epoch)
    mlps = [to_units(history.mlp(-1, run), frame) for run in range(len(SEEDS))]
    rows = [
        (mlp, seed, *errors_of(target, mlp))
        for mlp, seed in zip(mlps, SEEDS, strict=True)
    ]
    rows.sort(key=lambda row: row[2])
    return Found(*zip(*rows, strict=True))


def errors_of(target: Target, mlp: MLP) -> tuple[float, float]:
    """Return the largest and the root mean square error of a ReLU network."""
    x = target.grid(FINE)
    y, y_hat = target(x), curve(mlp, torch.relu, x)
    return sup_error(y_hat, y), rms_error(y_hat, y)


def found_errors(
    target: Target, *, on_epoch: OnEpoch | None = None
) -> dict[str, list[float]]:
    """Return the best and the median of 16 seeds at every one of `TRAINED_WIDTHS`.

    `on_epoch` is told the share of all widths; see `core.training.train`.
    """
    parts = in_parts(on_epoch, [find_seconds(width) for width in TRAINED_WIDTHS])
    found = [
        find(target, num_hiddens, on_epoch=within)
        for num_hiddens, within in zip(TRAINED_WIDTHS, parts, strict=True)
    ]
    return {
        "best": [one.errors[0] for one in found],
        "median": [one.median_error() for one in found],
    }


def target_frame(x: Tensor, y: Tensor) -> Frame:
    """Return means and standard deviations of the points (x, y); of a constant, 1."""
    y_scale = y.std(correction=0).item()
    return Frame(
        x.mean().item(),
        x.std(correction=0).item(),
        y.mean().item(),
        y_scale if y_scale > 1e-9 * (1 + y.abs().max().item()) else 1.0,
    )


def to_units(mlp: MLP, frame: Frame) -> MLP:
    """Fold the standardisation into the weights, in float64."""
    W1, b1, W2, b2 = (parameter.double() for parameter in mlp)
    return MLP(
        W1 / frame.x_scale,
        b1 - (frame.x_mean / frame.x_scale * W1)[0],
        frame.y_scale * W2,
        frame.y_scale * b2 + frame.y_mean,
    )

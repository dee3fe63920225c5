"""Logistic regression, a deep linear network and the same network with a bend.

Logistic regression reaches the least log-loss of any affine layer. A linear network is
an affine layer, so whatever its depth and training it can tie and not win.
"""

from functools import partial
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import ACTIVATIONS, Activation
from core.affine import Affine, collapse, forward, random_stack
from core.datasets import make_dataset
from core.linear_collapse.plane import line_ends, sign_changes
from core.logistic import fit_logistic, log_loss
from core.training.deep import train_stack

NUM_POINTS = 200
GRID_STEPS = 361


class DepthOutcome(NamedTuple):
    """What one model does on the points.

    Attributes:
        accuracy: Share of the points on their own side.
        loss: Mean cross entropy.
        boundary: Where its logit is 0: the ends of a line or dots, shape (k, 2).
    """

    accuracy: float
    loss: float
    boundary: Tensor


class DepthComparison(NamedTuple):
    """The points and what each model does on them.

    Attributes:
        X: Points, shape (n, 2).
        y: Classes 0 and 1, shape (n, 1).
        logistic: Logistic regression.
        linear: The network without an activation.
        bent: The network with one, from the same start.
    """

    X: Tensor
    y: Tensor
    logistic: DepthOutcome
    linear: DepthOutcome
    bent: DepthOutcome


def compare_depths(
    dataset: str,
    depth: int,
    num_units: int,
    activation: Activation,
    seed: int,
    *,
    reach: float,
) -> DepthComparison:
    """Train both networks and fit logistic regression on the same points.

    Args:
        dataset: A planar two-class set of `core.datasets.DATASETS`.
        depth: Hidden layers of both networks.
        num_units: Units in each of them.
        activation: What the second network has between its layers.
        seed: Seed of the points and of the start that both networks share.
        reach: The boundaries are looked for within ±reach.
    """
    generator = torch.Generator().manual_seed(seed)
    X, y = _draw_points(dataset, generator)
    start = random_stack((2, *[num_units] * depth, 1), generator=generator)
    linear = train_stack(X, y, start, ACTIVATIONS["identity"])
    bent = train_stack(X, y, start, activation)
    network = partial(forward, layers=bent, activation=activation.fn)
    return DepthComparison(
        X,
        y,
        _affine_outcome(fit_logistic(X, y), X.double(), y, reach),
        _affine_outcome(collapse(*linear), X, y, reach),
        DepthOutcome(*_judge(network(X), y), sign_changes(network, reach, GRID_STEPS)),
    )


class LinearNetwork(NamedTuple):
    """A trained stack of affine layers, the points, and what it does on them.

    Attributes:
        X: Points, shape (n, 2).
        y: Classes 0 and 1, shape (n, 1).
        layers: The stack.
        outcome: That of the one layer equal to it.
    """

    X: Tensor
    y: Tensor
    layers: tuple[Affine, ...]
    outcome: DepthOutcome


def train_linear(
    dataset: str, num_layers: int, num_units: int, seed: int, *, reach: float
) -> LinearNetwork:
    """Train `num_layers` affine layers with nothing between them, from that seed."""
    generator = torch.Generator().manual_seed(seed)
    X, y = _draw_points(dataset, generator)
    widths = (2, *[num_units] * (num_layers - 1), 1)
    start = random_stack(widths, generator=generator)
    layers = train_stack(X, y, start, ACTIVATIONS["identity"])
    return LinearNetwork(X, y, layers, _affine_outcome(collapse(*layers), X, y, reach))


def bend_of(dots: Tensor) -> float:
    """Return how far `dots`, shape (k, 2), lie at most from the line nearest to all."""
    centered = dots - dots.mean(0)
    return float((centered @ torch.linalg.svd(centered).Vh[1]).abs().max())


def _draw_points(dataset: str, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    data = make_dataset(
        dataset, num_points=NUM_POINTS, train_share=1.0, generator=generator
    )
    return data.X, data.y


def _affine_outcome(layer: Affine, X: Tensor, y: Tensor, reach: float) -> DepthOutcome:
    (w1, w2), (b,) = layer.W.flatten().tolist(), layer.b.tolist()
    return DepthOutcome(*_judge(layer(X), y), line_ends(w1, w2, -b, reach))


def _judge(O: Tensor, y: Tensor) -> tuple[float, float]:
    """Return the share of logits on the right side of 0, and their log-loss."""
    return float(((O > 0) == (y > 0)).double().mean()), float(log_loss(O, y))

"""Train what depth makes possible: a stack of layers, and one layer of as many units.

Two units a layer are enough for such a stack to exist. Training rarely finds it with
two; with units to spare it often does. Both shapes have the same budget, and of both
the best of 16 seeds is the one of smallest `mean_deviation`.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from core.training.full_batch import descend, gradient_of, layers_of
from core.training.progress import OnEpoch, in_parts
from core.universal_approximation.errors import mean_deviation
from core.universal_approximation.sawtooth import sawtooth
from core.universal_approximation.trained import NUM_EXAMPLES, SEEDS

MOST_TRAINED_TENTS = 4
LR, NUM_STEPS = 0.02, 400
STACK_AND_LAYER = (2, 1)  # how long they take, roughly
FLAT = 0.1  # a run that takes no more than this off a flat line's error is stuck


class TrainedSawtooth(NamedTuple):
    """The best of 16 seeds of either shape, on the points they were trained on.

    Attributes:
        x: The points, shape (n,).
        y: The sawtooth there.
        deep: Output of the best stack.
        shallow: Output of the best single layer of as many units.
        stuck: How many of the stacks come hardly nearer than a flat line.
    """

    x: Tensor
    y: Tensor
    deep: Tensor
    shallow: Tensor
    stuck: int


def sawtooth_seconds(num_tents: int) -> float:
    """Estimate how long `train_sawtooth` takes on one core of a busy machine."""
    return 0.25 * (1 + num_tents)


def train_sawtooth(
    num_tents: int, width: int, *, on_epoch: OnEpoch | None = None
) -> TrainedSawtooth:
    """Train both shapes on the sawtooth of `num_tents` tents, with the same budget.

    Args:
        num_tents: Hidden layers of the stack.
        width: Units in each of them; the single layer has num_tents * width.
        on_epoch: Told the share of both trainings; see `core.training.train`.
    """
    x = torch.linspace(0, 1, NUM_EXAMPLES, dtype=torch.float64)
    y = sawtooth(x, num_tents)
    first, second = in_parts(on_epoch, STACK_AND_LAYER)
    stacks = train_shape(x, y, [width] * num_tents, on_epoch=first)
    layers = train_shape(x, y, [num_tents * width], on_epoch=second)

    def deviation(y_hat: Tensor) -> float:
        return mean_deviation(y_hat, y)

    stuck = sum(deviation(y_hat) > 1 - FLAT for y_hat in stacks)
    deep, shallow = min(stacks, key=deviation), min(layers, key=deviation)
    return TrainedSawtooth(x, y, deep, shallow, stuck)


def train_shape(
    x: Tensor,
    y: Tensor,
    widths: Sequence[int],
    *,
    num_steps: int = NUM_STEPS,
    on_epoch: OnEpoch | None = None,
) -> Tensor:
    """Train ReLU networks of one shape on points in [0, 1]² from all `SEEDS` at once.

    Full-batch Adam on the squared error; the learning rate falls from `LR` to 0 along
    a half cosine.

    Args:
        x: The points, shape (n,).
        y: Their heights, shape (n,).
        widths: Units of each hidden layer.
        num_steps: Steps, each with all points.
        on_epoch: Told every few steps how far it is; see `core.training.train`.

    Returns:
        Outputs at `x`, shape (seeds, n).
    """
    # Inputs and outputs around 0 and of scale 1, as in `trained`.
    X, Y = (3.4 * x - 1.7).float()[:, None], (3.4 * y - 1.7).float()[:, None]

    def loss(parameters: list[Tensor]) -> Tensor:
        # A sum over networks keeps their gradients apart.
        return (outputs_of(parameters, X) - Y).square().mean(dim=(1, 2)).sum()

    start = initial_parameters([1, *widths, 1])
    parameters = descend(
        start, gradient_of(loss), half_cosine, num_steps, on_epoch=on_epoch
    )
    return (outputs_of(parameters, X)[..., 0].double() + 1.7) / 3.4


def outputs_of(parameters: Sequence[Tensor], X: Tensor) -> Tensor:
    """Return the outputs of every network, shape (seeds, n, 1)."""
    *hidden, last = layers_of(parameters)
    H = X.expand(len(last.W), *X.shape)
    for W, b in hidden:
        H = torch.relu(torch.baddbmm(b, H, W))
    return torch.baddbmm(last.b, H, last.W)


def half_cosine(done: float) -> float:
    """Return the learning rate after a share of the steps: from `LR` down to 0."""
    return LR * (1 + math.cos(math.pi * done)) / 2


def initial_parameters(sizes: Sequence[int]) -> list[Tensor]:
    """Draw W1, b1, W2, ... of one network a seed, with a leading axis of seeds.

    Weights as He et al. (2015), biases as ``nn.Linear`` does; float32.
    """
    generators = [torch.Generator().manual_seed(seed) for seed in SEEDS]
    parameters = []
    for fan_in, fan_out in pairwise(sizes):
        draws = [
            (
                torch.randn(fan_in, fan_out, generator=generator) * (2 / fan_in) ** 0.5,
                (torch.rand(1, fan_out, generator=generator) * 2 - 1) / fan_in**0.5,
            )
            for generator in generators
        ]
        parameters += map(torch.stack, zip(*draws, strict=True))
    return parameters

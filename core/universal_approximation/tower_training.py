"""Train narrow, deep ReLU networks from many seeds at once.

`core.training` knows one hidden layer; here a replica axis runs through any number of
layers of equal width, and autograd goes back through them. Adam is Kingma and Ba's
(2015), with PyTorch's constants.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from core.training.optimizers import Adam
from core.training.progress import OnEpoch

LOOK = 10  # steps between two words on how far it is


class DeepConfig(NamedTuple):
    """Settings of a run.

    Attributes:
        num_layers: Hidden layers.
        width: Units in each of them.
        lr: Learning rate of the first step; it falls to 0 along a half cosine.
        num_steps: Steps, each with all examples.
    """

    num_layers: int
    width: int
    lr: float = 0.02
    num_steps: int = 400


def train_deep(
    X: Tensor,
    y: Tensor,
    config: DeepConfig,
    seeds: Sequence[int],
    *,
    on_epoch: OnEpoch | None = None,
) -> tuple[list[Tensor], list[Tensor]]:
    """Train one network per seed on the squared error, all at once.

    Args:
        X: Examples, shape (n, num_inputs).
        y: Targets, shape (n, 1).
        config: The settings of every run.
        seeds: One per network.
        on_epoch: Told every few steps how far it is; see `core.training.train`.

    Returns:
        Weights and biases of each layer, with a leading axis of one per seed.
    """
    Ws, bs = initial_layers(X.shape[1], config, seeds)
    parameters = [tensor.requires_grad_() for tensor in (*Ws, *bs)]
    adam = Adam(parameters)
    for step in range(config.num_steps):
        errors = deep_outputs(Ws, bs, X) - y
        # A sum over replicas keeps their gradients apart.
        loss = (errors**2).mean(dim=(1, 2)).sum()
        gradients = list(torch.autograd.grad(loss, parameters))
        lr = config.lr * (1 + math.cos(math.pi * step / config.num_steps)) / 2
        with torch.no_grad():
            adam.step(gradients, lr)
        done = step + 1
        is_time = on_epoch and done % LOOK == 0
        if is_time and on_epoch(done / config.num_steps) is False:
            break
    return [W.detach() for W in Ws], [b.detach() for b in bs]


def initial_layers(
    num_inputs: int, config: DeepConfig, seeds: Sequence[int]
) -> tuple[list[Tensor], list[Tensor]]:
    """Draw weights as He et al. (2015), biases as ``nn.Linear`` does; float32."""
    sizes = [num_inputs, *[config.width] * config.num_layers, 1]
    generators = [torch.Generator().manual_seed(seed) for seed in seeds]
    Ws, bs = [], []
    for fan_in, fan_out in pairwise(sizes):
        draws = [
            (
                torch.randn(fan_in, fan_out, generator=generator) * (2 / fan_in) ** 0.5,
                (torch.rand(1, fan_out, generator=generator) * 2 - 1) / fan_in**0.5,
            )
            for generator in generators
        ]
        W, b = zip(*draws, strict=True)
        Ws.append(torch.stack(W))
        bs.append(torch.stack(b))
    return Ws, bs


def deep_outputs(Ws: Sequence[Tensor], bs: Sequence[Tensor], X: Tensor) -> Tensor:
    """Return the outputs of every replica, shape (replicas, n, 1)."""
    H = X.expand(len(Ws[0]), *X.shape)
    for W, b in zip(Ws[:-1], bs[:-1], strict=True):
        H = torch.relu(torch.baddbmm(b, H, W))
    return torch.baddbmm(bs[-1], H, Ws[-1])

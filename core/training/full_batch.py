"""Training with all examples in every step: Adam down the gradient of a loss.

Small problems need no minibatches. The gradient is worked out by whoever knows the
loss, or left to autograd by `gradient_of`.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from core.affine import Affine
from core.training.optimizers import BETA2, Adam
from core.training.progress import OnEpoch

STEPS_PER_REPORT = 10

Gradient = Callable[[list[Tensor]], list[Tensor]]
"""From parameters to the gradient of each."""


def descend(
    start: Sequence[Tensor],
    gradient: Gradient,
    lr: Callable[[float], float],
    num_steps: int,
    *,
    beta2: float = BETA2,
    on_epoch: OnEpoch | None = None,
) -> list[Tensor]:
    """Return the parameters after `num_steps` steps of Adam; `start` stays as it is.

    Args:
        start: The parameters at first.
        gradient: Computes their gradients, see `gradient_of`.
        lr: From the share of the steps that is done, in [0, 1), to the learning rate.
        num_steps: Steps, each with all examples.
        beta2: How slowly Adam's mean of the squared gradients follows.
        on_epoch: Told every few steps which share is done; the rest is left out if it
            returns False.
    """
    parameters = [parameter.clone() for parameter in start]
    adam = Adam(parameters, beta2)
    for step in range(num_steps):
        adam.step(gradient(parameters), lr(step / num_steps))
        is_time = on_epoch and (step + 1) % STEPS_PER_REPORT == 0
        if is_time and on_epoch((step + 1) / num_steps) is False:
            break
    return parameters


def gradient_of(loss: Callable[[list[Tensor]], Tensor]) -> Gradient:
    """Return the gradient of a loss of the parameters, by autograd."""

    def gradient(parameters: list[Tensor]) -> list[Tensor]:
        leaves = [parameter.detach().requires_grad_() for parameter in parameters]
        return list(torch.autograd.grad(loss(leaves), leaves))

    return gradient


def layers_of(parameters: Sequence[Tensor]) -> tuple[Affine, ...]:
    """Return the layers whose W1, b1, W2, b2, ... these are."""
    pairs = zip(parameters[::2], parameters[1::2], strict=True)
    return tuple(Affine(W, b) for W, b in pairs)

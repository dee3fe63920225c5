"""SGD with momentum and Adam, each one step over all parameters of all runs.

They agree with ``torch.optim.SGD`` and ``torch.optim.Adam``, whose import alone costs
a second and 75 MB.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from core.training.config import TrainingConfig
from core.training.layers import Layers

BETA1, BETA2, EPS = 0.9, 0.999, 1e-8

Step = Callable[[], None]
"""Moves the parameters against the gradient, both in place."""


class Adam:
    """The steps of Adam (Kingma and Ba 2015) on some parameters, moved in place.

    Args:
        parameters: What it moves.
        beta2: How slowly the mean of the squared gradients follows.
    """

    def __init__(self, parameters: Sequence[Tensor], beta2: float = BETA2) -> None:
        self._parameters, self._count = list(parameters), torch.ones(())
        self._moments = (
            [torch.zeros_like(p) for p in self._parameters],
            [torch.zeros_like(p) for p in self._parameters],
            [],
            [self._count] * len(self._parameters),
        )
        self._settings = {
            "beta1": BETA1, "beta2": beta2, "eps": EPS,
            "weight_decay": 0.0, "amsgrad": False, "maximize": False,
        }  # fmt: skip

    def step(self, gradients: list[Tensor], lr: float) -> None:
        """Move every parameter against its gradient; autograd must not be watching."""
        # What ``torch.optim.Adam(fused=True)`` calls: one operation in place of six.
        torch._fused_adam_(
            self._parameters, gradients, *self._moments, lr=lr, **self._settings
        )
        self._count.add_(1)


def make_step(
    config: TrainingConfig, layers: Layers, gradient: Layers, lrs: Tensor
) -> Step:
    """Return the step of the optimiser in `config`, penalties included.

    Args:
        config: Names the optimiser, momentum and penalties.
        layers: The parameters it moves.
        gradient: Where it finds the gradient of the loss.
        lrs: The learning rate of each run, shape (runs,).
    """
    same = bool((lrs == lrs[0]).all())
    lr = lrs[0].item() if same else layers.per_run(lrs)
    if config.optimizer == "adam":
        step = _adam(layers.flat, gradient.flat, lr)
    else:
        step = _sgd(layers.flat, gradient.flat, lr, config.momentum)
    if not config.l1 and not config.l2:
        return step
    return _penalised(step, config, layers, gradient.flat)


def _penalised(
    step: Step, config: TrainingConfig, layers: Layers, gradient: Tensor
) -> Step:
    parameters, weights = layers.flat, layers.weights_mask()
    l1, l2 = config.l1 * weights, config.l2 * weights

    def penalised_step() -> None:
        gradient.addcmul_(parameters, l2)
        if config.l1:
            gradient.addcmul_(parameters.sign(), l1)
        step()

    return penalised_step


def _sgd(
    parameters: Tensor, gradient: Tensor, lr: float | Tensor, momentum: float
) -> Step:
    """Step by v <- momentum v + g, w <- w - lr v; no dampening, as in PyTorch."""
    velocity = torch.zeros_like(parameters) if momentum else gradient
    move = _mover(parameters, velocity, lr)
    if not momentum:
        return move

    def momentum_step() -> None:
        velocity.mul_(momentum).add_(gradient)
        move()

    return momentum_step


def _mover(parameters: Tensor, velocity: Tensor, lr: float | Tensor) -> Step:
    if isinstance(lr, Tensor):
        return lambda: parameters.addcmul_(velocity, lr, value=-1)
    return lambda: parameters.add_(velocity, alpha=-lr)


def _adam(parameters: Tensor, gradient: Tensor, lr: float | Tensor) -> Step:
    """Kingma and Ba 2015, with both bias corrections."""
    gradients = [gradient]
    if not isinstance(lr, Tensor):
        adam = Adam([parameters])
        return lambda: adam.step(gradients, lr)
    # `Adam` takes one learning rate: it makes steps of rate 1, from 0.
    move = torch.zeros_like(parameters)
    unit_adam = Adam([move])

    def step() -> None:
        unit_adam.step(gradients, 1.0)
        parameters.addcmul_(move, lr)
        move.zero_()

    return step

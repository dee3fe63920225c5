"""The gradient of a minibatch's mean loss, by hand, for many networks at once.

With e = prediction - y the chain rule gives, for a minibatch of B examples,
``dO = e slope / B``, ``dW2 = Hᵀ dO``, ``dZ = (dO W2ᵀ) σ'(Z)`` and ``dW1 = Xᵀ dZ``.
Hidden units run down and examples across, so that every matrix is one dense block.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from core.training.activation_steps import ActivationSteps
from core.training.layers import Layers
from core.training.losses import Loss

Backprop = Callable[[Tensor, Tensor], None]
"""Writes the gradient of a minibatch (`core.training.minibatches.Batch`)."""


def backprop(
    layers: Layers, gradient: Layers, size: int, steps: ActivationSteps, loss: Loss
) -> Backprop:
    """Return the function that writes the gradient of a minibatch into `gradient`.

    It computes in buffers of its own, made here for minibatches of `size` examples: an
    update costs ten operations and no memory.
    """
    runs, _, num_hiddens = layers.shape
    first, second, W2 = layers.first.mT, layers.second.mT, layers.second[:, :-1]
    d_first, d_second = gradient.first, gradient.second
    Z, dZ = torch.zeros(2, runs, num_hiddens, size).unbind()
    H_and_one = torch.ones(runs, num_hiddens + 1, size)
    H = H_and_one[:, :-1]
    O, e = torch.zeros(2, runs, 1, size).unbind()
    eT, dZT, mean = e.mT, dZ.mT, loss.slope / size
    write_error, bmm, baddbmm = loss.error, torch.bmm, torch.baddbmm
    activate, through_activation = steps.forward, steps.backward

    def write_gradient(XT: Tensor, y: Tensor) -> None:
        bmm(first, XT, out=Z)
        activate(Z, H)
        bmm(second, H_and_one, out=O)
        write_error(O, y, e)
        baddbmm(d_second, H_and_one, eT, beta=0, alpha=mean, out=d_second)
        torch.mul(W2, e, out=dZ)
        through_activation(dZ, Z, H)
        baddbmm(d_first, XT, dZT, beta=0, alpha=mean, out=d_first)

    return write_gradient

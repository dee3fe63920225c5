"""Networks of any depth, trained on two classes: does depth help without a bend?

Full-batch Adam on the cross entropy, backward by hand: with dO = (σ(O) - y) / n at the
top, each layer H -> H W + b has the gradients ``Hᵀ dO`` and ``Σ dO`` and hands
``dO Wᵀ`` down, through the activation's derivative.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from core.activations import Activation
from core.affine import Affine
from core.training.activation_steps import ActivationSteps, steps_of
from core.training.full_batch import descend, layers_of

LR = 0.05
NUM_STEPS = 150


def train_stack(
    X: Tensor, y: Tensor, layers: Sequence[Affine], activation: Activation
) -> tuple[Affine, ...]:
    """Return `layers` after `NUM_STEPS` steps; the given ones stay as they are.

    Args:
        X: Inputs, shape (n, num_inputs), float32.
        y: Classes 0 and 1, shape (n, 1).
        layers: The network at its start; the last layer has one output, the logit.
        activation: What is between the layers.
    """
    # The steps through a formula remember their layer's way up, so each has its own.
    steps = [steps_of(activation) for _ in layers[:-1]]
    trained = descend(
        [parameter for layer in layers for parameter in layer],
        lambda parameters: _gradient(X, y, layers_of(parameters), steps),
        lambda done: LR,
        NUM_STEPS,
    )
    return layers_of(trained)


def _gradient(
    X: Tensor, y: Tensor, layers: Sequence[Affine], steps: Sequence[ActivationSteps]
) -> list[Tensor]:
    """Return the gradients of W1, b1, W2, ... of the mean cross entropy."""
    inputs, Zs = [X], []
    for (W, b), step in zip(layers, steps, strict=False):
        Z = torch.addmm(b, inputs[-1], W)
        H = torch.empty_like(Z)
        step.forward(Z, H)
        Zs.append(Z)
        inputs.append(H)
    O = torch.addmm(layers[-1].b, inputs[-1], layers[-1].W)
    d = torch.sigmoid(O).sub_(y).div_(len(X))
    gradients = [inputs[-1].T @ d, d.sum(0)]
    for k in range(len(Zs) - 1, -1, -1):
        d = d @ layers[k + 1].W.T
        steps[k].backward(d, Zs[k], inputs[k + 1])
        gradients = [inputs[k].T @ d, d.sum(0), *gradients]
    return gradients

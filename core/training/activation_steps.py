"""An activation as the two steps training takes through it: there and back.

Where torch has an operator for the way back, the one its own autograd calls, that is
used; else the activation's closed derivative; else, for a typed formula, autograd.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from core.activations import ACTIVATIONS, Activation
from core.training.activation_operators import OPERATORS, ActivationSteps

__all__ = ["ActivationSteps", "steps_of"]


def steps_of(activation: Activation) -> ActivationSteps:
    """Return the two steps through an activation, with its default parameters."""
    if activation.key in OPERATORS:
        return OPERATORS[activation.key]
    if activation.key not in ACTIVATIONS:
        return _autograd_steps(activation.fn)
    return ActivationSteps(
        lambda Z, H: H.copy_(activation.fn(Z)),
        lambda dZ, Z, H: dZ.mul_(activation.derivative(Z)),
    )


def _autograd_steps(fn: Callable[[Tensor], Tensor]) -> ActivationSteps:
    """Steps of any elementwise function; its graph is kept on the way there."""
    graph: list[Tensor] = []

    def forward(Z: Tensor, H: Tensor) -> None:
        with torch.inference_mode(False), torch.enable_grad():
            z = Z.clone().requires_grad_()
            graph[:] = z, fn(z)
        H.copy_(graph[1].detach())

    def backward(dZ: Tensor, Z: Tensor, H: Tensor) -> None:
        z, h = graph
        if not h.requires_grad:
            # A formula without x in it.
            dZ.zero_()
            return
        with torch.inference_mode(False):
            # Not grad(h, z, dZ): torch would import sympy, 35 MB and half a second.
            (dz,) = torch.autograd.grad((h * dZ.clone()).sum(), z)
        dZ.copy_(dz)

    return ActivationSteps(forward, backward, lambda Z, H: H.copy_(fn(Z)))

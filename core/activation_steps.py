"""An activation as the two steps training takes through it: there and back.

Where torch has an operator for the way back (the one its own autograd calls), that is
used; else the closed derivative; else autograd, for any elementwise function.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor


class ActivationSteps(NamedTuple):
    """Both steps write into memory they are given.

    Attributes:
        forward: From Z and H: writes σ(Z) into H.
        backward: From dZ, Z and H: multiplies dZ, in place, by σ'(Z).
    """

    forward: Callable[[Tensor, Tensor], object]
    backward: Callable[[Tensor, Tensor, Tensor], object]


def closed_form_steps(
    fn: Callable[[Tensor], Tensor], derivative: Callable[[Tensor], Tensor]
) -> ActivationSteps:
    """Take the steps by a function and its derivative."""
    return ActivationSteps(
        lambda Z, H: H.copy_(fn(Z)), lambda dZ, Z, H: dZ.mul_(derivative(Z))
    )


def autograd_steps(fn: Callable[[Tensor], Tensor]) -> ActivationSteps:
    """Take the steps by `fn` alone, and leave its derivative to autograd."""

    def backward(dZ: Tensor, Z: Tensor, H: Tensor) -> None:
        with torch.inference_mode(False), torch.enable_grad():
            z = Z.clone().requires_grad_()
            (gradient,) = torch.autograd.grad(fn(z), z, dZ)
        dZ.copy_(gradient)

    return ActivationSteps(lambda Z, H: H.copy_(fn(Z)), backward)


def find_activation(text: str):
    """Return the activation of that name, or of that formula in x."""
    try:
        from core.activations import find
    except ImportError:
        return getattr(torch, text)
    return find(text)


def steps_of(activation) -> ActivationSteps:
    """Return the two steps through an activation."""
    derivative = getattr(activation, "derivative", None)
    if derivative is None:
        return autograd_steps(activation)
    return closed_form_steps(activation.fn, derivative)

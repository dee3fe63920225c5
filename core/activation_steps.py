"""An activation as the two steps training takes through it: there and back.

Where torch has an operator for the way back (the one its own autograd calls), that is
used; else the closed derivative; else autograd, for any elementwise function.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

aten = torch.ops.aten
MINUS_ONE = torch.tensor(-1.0)


class ActivationSteps(NamedTuple):
    """Both steps write into memory they are given.

    Attributes:
        forward: From Z and H: writes σ(Z) into H. It may spoil Z where the way back
            needs only H.
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


def _by_input(forward, backward, *settings, **named) -> ActivationSteps:
    """Steps through operators whose way back asks for Z."""
    return ActivationSteps(
        lambda Z, H: forward(Z, *settings, **named, out=H),
        lambda dZ, Z, H: backward(dZ, Z, *settings, **named, grad_input=dZ),
    )


def _tanh(Z: Tensor, H: Tensor) -> None:
    """Write tanh(Z) into H; a large Z is spoiled, which the way back does not need."""
    if Z.numel() < 1024:
        torch.tanh(Z, out=H)
        return
    # By exercise 5 of the chapter: torch's sigmoid is five times as fast as its tanh.
    torch.add(MINUS_ONE, Z.mul_(2).sigmoid_(), alpha=2, out=H)


def _leaky(slope: float) -> ActivationSteps:
    return ActivationSteps(
        lambda Z, H: aten.leaky_relu.out(Z, slope, out=H),
        lambda dZ, Z, H: aten.leaky_relu_backward.grad_input(
            dZ, Z, slope, False, grad_input=dZ
        ),
    )


def _exponential(alpha: float, scale: float = 1.0) -> ActivationSteps:
    return ActivationSteps(
        lambda Z, H: aten.elu.out(Z, alpha, scale, 1.0, out=H),
        lambda dZ, Z, H: aten.elu_backward.grad_input(
            dZ, alpha, scale, 1.0, False, Z, grad_input=dZ
        ),
    )


def _fused() -> dict[str, ActivationSteps]:
    tanh_back = aten.tanh_backward.grad_input
    sigmoid_back = aten.sigmoid_backward.grad_input
    relu_back = aten.threshold_backward.grad_input
    hardtanh = aten.hardtanh.out, aten.hardtanh_backward.grad_input
    softplus = aten.softplus.out, aten.softplus_backward.grad_input
    silu = _by_input(aten.silu.out, aten.silu_backward.grad_input)
    return {
        "identity": ActivationSteps(lambda Z, H: H.copy_(Z), lambda dZ, Z, H: dZ),
        "relu": ActivationSteps(
            lambda Z, H: torch.clamp_min(Z, 0, out=H),
            lambda dZ, Z, H: relu_back(dZ, Z, 0, grad_input=dZ),
        ),
        "tanh": ActivationSteps(
            _tanh,
            lambda dZ, Z, H: tanh_back(dZ, H, grad_input=dZ),
        ),
        "sigmoid": ActivationSteps(
            lambda Z, H: torch.sigmoid(Z, out=H),
            lambda dZ, Z, H: sigmoid_back(dZ, H, grad_input=dZ),
        ),
        "leaky_relu": _leaky(0.01),
        "prelu": _leaky(0.25),
        "elu": _exponential(1.0),
        "celu": _exponential(1.0),
        "selu": _exponential(1.6732632423543772, 1.0507009873554805),
        "relu6": _by_input(*hardtanh, 0.0, 6.0),
        "hardtanh": _by_input(*hardtanh, -1.0, 1.0),
        "softplus": _by_input(*softplus, 1.0, 20.0),
        "gelu": _by_input(aten.gelu.out, aten.gelu_backward.grad_input),
        "silu": silu,
        "swish": silu,
        "hardsigmoid": _by_input(
            aten.hardsigmoid.out, aten.hardsigmoid_backward.grad_input
        ),
        "hardshrink": _by_input(
            aten.hardshrink.out, aten.hardshrink_backward.grad_input, 0.5
        ),
        "softshrink": _by_input(
            aten.softshrink.out, aten.softshrink_backward.grad_input, 0.5
        ),
        "hardswish": ActivationSteps(
            lambda Z, H: aten.hardswish.out(Z, out=H),
            lambda dZ, Z, H: aten.hardswish_backward.out(dZ, Z, out=dZ),
        ),
    }


FUSED = _fused()
"""Key -> the steps by torch's own operators, with PyTorch's default parameters."""


def find_activation(text: str):
    """Return the activation of that name, or of that formula in x."""
    try:
        from core.activations import find
    except ImportError:
        return getattr(torch, text)
    return find(text)


def steps_of(name: str, activation) -> ActivationSteps:
    """Return the two steps through the activation of that name or formula."""
    if name in FUSED:
        return FUSED[name]
    derivative = getattr(activation, "derivative", None)
    if derivative is None:
        return autograd_steps(activation)
    return closed_form_steps(activation.fn, derivative)

"""An activation as the two steps that training takes through it: forward and back.

Where torch has an operator for the way back, the one its own autograd calls
(`tanh_backward`, `threshold_backward`, ...), that is used; else the activation's closed
derivative; else, for a typed formula, autograd.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import ACTIVATIONS, Activation
from core.activations.exponential import SELU_ALPHA, SELU_SCALE
from core.activations.softplus import SOFTPLUS_THRESHOLD

aten = torch.ops.aten
MINUS_ONE = torch.tensor(-1.0)


class ActivationSteps(NamedTuple):
    """Both steps write into memory they are given.

    Attributes:
        forward: Writes σ(Z) into H; may spoil Z where the way back needs only H.
        backward: Multiplies dZ, in place, by σ'(Z); after `forward`.
        forward_only: As `forward`, where no way back follows; None if that saves
            nothing.
    """

    forward: Callable[[Tensor, Tensor], object]
    backward: Callable[[Tensor, Tensor, Tensor], object]
    forward_only: Callable[[Tensor, Tensor], object] | None = None


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


def beside_linear(steps: ActivationSteps) -> ActivationSteps:
    """Return the steps of two runs: the first takes `steps`, the second has no σ."""

    # Training hands over the same few tensors again and again.
    @cache
    def halves(both: Tensor) -> tuple[Tensor, Tensor]:
        return both[:1], both[1:]

    def forward(Z: Tensor, H: Tensor) -> None:
        (z, z_linear), (h, h_linear) = halves(Z), halves(H)
        h_linear.copy_(z_linear)
        steps.forward(z, h)

    def backward(dZ: Tensor, Z: Tensor, H: Tensor) -> None:
        steps.backward(halves(dZ)[0], halves(Z)[0], halves(H)[0])

    return ActivationSteps(forward, backward)


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
        if not h.requires_grad:  # a formula without x in it
            dZ.zero_()
            return
        with torch.inference_mode(False):
            # Not grad(h, z, dZ): torch would import sympy, 35 MB and half a second.
            (dz,) = torch.autograd.grad((h * dZ.clone()).sum(), z)
        dZ.copy_(dz)

    return ActivationSteps(forward, backward, lambda Z, H: H.copy_(fn(Z)))


def _by_input(
    name: str, *settings: float, flags: tuple[bool, ...] = ()
) -> ActivationSteps:
    """Steps through operators whose way back needs Z."""
    forward = getattr(aten, name).out
    backward = getattr(aten, f"{name}_backward").grad_input
    return ActivationSteps(
        lambda Z, H: forward(Z, *settings, out=H),
        lambda dZ, Z, H: backward(dZ, Z, *settings, *flags, grad_input=dZ),
    )


def _by_output(
    name: str, forward: Callable[[Tensor, Tensor], object]
) -> ActivationSteps:
    """Steps through operators whose way back needs H."""
    backward = getattr(aten, f"{name}_backward").grad_input
    return ActivationSteps(forward, lambda dZ, Z, H: backward(dZ, H, grad_input=dZ))


def _leaky(slope: float) -> ActivationSteps:
    return _by_input("leaky_relu", slope, flags=(False,))


def _exponential(alpha: float, scale: float = 1.0) -> ActivationSteps:
    forward, backward = aten.elu.out, aten.elu_backward.grad_input
    return ActivationSteps(
        lambda Z, H: forward(Z, alpha, scale, 1.0, out=H),
        lambda dZ, Z, H: backward(dZ, alpha, scale, 1.0, False, Z, grad_input=dZ),
    )


def _gelu(form: str) -> ActivationSteps:
    backward = aten.gelu_backward.grad_input
    return ActivationSteps(
        # Not gelu.out: in torch 2.13 it writes past the gaps of an H that has some.
        lambda Z, H: H.copy_(aten.gelu(Z, approximate=form)),
        lambda dZ, Z, H: backward(dZ, Z, approximate=form, grad_input=dZ),
    )


def _tanh(Z: Tensor, H: Tensor) -> None:
    """Write tanh(Z) into H; a large Z is spoiled."""
    if Z.numel() < 1024:
        torch.tanh(Z, out=H)
        return
    # By exercise 5 of the chapter: torch's sigmoid is five times as fast as its tanh.
    torch.add(MINUS_ONE, Z.mul_(2).sigmoid_(), alpha=2, out=H)


def _settings(key: str) -> tuple[float, ...]:
    return tuple(ACTIVATIONS[key].defaults.values())


OPERATORS: dict[str, ActivationSteps] = {
    "identity": ActivationSteps(lambda Z, H: H.copy_(Z), lambda dZ, Z, H: dZ),
    "relu": ActivationSteps(
        lambda Z, H: torch.clamp_min(Z, 0.0, out=H),
        lambda dZ, Z, H: aten.threshold_backward.grad_input(dZ, Z, 0.0, grad_input=dZ),
    ),
    "tanh": _by_output("tanh", _tanh),
    "sigmoid": _by_output("sigmoid", lambda Z, H: torch.sigmoid(Z, out=H)),
    "leaky_relu": _leaky(*_settings("leaky_relu")),
    "prelu": _leaky(*_settings("prelu")),
    "rrelu": _leaky(sum(_settings("rrelu")) / 2),
    "elu": _exponential(*_settings("elu")),
    "selu": _exponential(SELU_ALPHA, SELU_SCALE),
    "relu6": _by_input("hardtanh", 0.0, 6.0),
    "hardtanh": _by_input("hardtanh", *_settings("hardtanh")),
    "softplus": _by_input("softplus", *_settings("softplus"), SOFTPLUS_THRESHOLD),
    "gelu": _gelu("none"),
    "gelu_tanh": _gelu("tanh"),
    "silu": _by_input("silu"),
    "hardsigmoid": _by_input("hardsigmoid"),
    "hardshrink": _by_input("hardshrink", *_settings("hardshrink")),
    "softshrink": _by_input("softshrink", *_settings("softshrink")),
    "hardswish": ActivationSteps(
        lambda Z, H: aten.hardswish.out(Z, out=H),
        lambda dZ, Z, H: aten.hardswish_backward.out(dZ, Z, out=dZ),
    ),
}
"""Key -> the steps by torch's own operators."""

"""The two steps through an activation by torch's own operators.

They are the operators that autograd itself calls on the way back (`tanh_backward`,
`threshold_backward`, ...), told where to write.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

from core.activations import ACTIVATIONS
from core.activations.exponential import SELU_ALPHA, SELU_SCALE
from core.activations.softplus import SOFTPLUS_THRESHOLD

aten = torch.ops.aten
MINUS_ONE = torch.tensor(-1.0)


class ActivationSteps(NamedTuple):
    """Both steps write into memory they are given.

    Attributes:
        forward: From Z and H: writes σ(Z) into H. It may spoil Z where the way back
            needs only H.
        backward: From dZ, Z and H: multiplies dZ, in place, by σ'(Z); after `forward`.
        forward_only: As `forward`, where no way back follows; None if that saves
            nothing.
    """

    forward: Callable[[Tensor, Tensor], object]
    backward: Callable[[Tensor, Tensor, Tensor], object]
    forward_only: Callable[[Tensor, Tensor], object] | None = None


def _by_input(forward, backward, *settings: float) -> ActivationSteps:
    """Steps through operators whose way back asks for Z."""
    return ActivationSteps(
        lambda Z, H: forward(Z, *settings, out=H),
        lambda dZ, Z, H: backward(dZ, Z, *settings, grad_input=dZ),
    )


def _by_output(forward, backward) -> ActivationSteps:
    """Steps through operators whose way back asks for H."""
    return ActivationSteps(forward, lambda dZ, Z, H: backward(dZ, H, grad_input=dZ))


def _leaky(slope: float) -> ActivationSteps:
    forward, backward = aten.leaky_relu.out, aten.leaky_relu_backward.grad_input
    return ActivationSteps(
        lambda Z, H: forward(Z, slope, out=H),
        lambda dZ, Z, H: backward(dZ, Z, slope, False, grad_input=dZ),
    )


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


def _relu(Z: Tensor, H: Tensor) -> None:
    torch.clamp_min(Z, 0.0, out=H)


def _sigmoid(Z: Tensor, H: Tensor) -> None:
    torch.sigmoid(Z, out=H)


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
        _relu,
        lambda dZ, Z, H: aten.threshold_backward.grad_input(dZ, Z, 0.0, grad_input=dZ),
    ),
    "tanh": _by_output(_tanh, aten.tanh_backward.grad_input),
    "sigmoid": _by_output(_sigmoid, aten.sigmoid_backward.grad_input),
    "leaky_relu": _leaky(*_settings("leaky_relu")),
    "prelu": _leaky(*_settings("prelu")),
    "rrelu": _leaky(sum(_settings("rrelu")) / 2),
    "elu": _exponential(*_settings("elu")),
    "selu": _exponential(SELU_ALPHA, SELU_SCALE),
    "relu6": _by_input(aten.hardtanh.out, aten.hardtanh_backward.grad_input, 0.0, 6.0),
    "hardtanh": _by_input(
        aten.hardtanh.out, aten.hardtanh_backward.grad_input, *_settings("hardtanh")
    ),
    "softplus": _by_input(
        aten.softplus.out,
        aten.softplus_backward.grad_input,
        *_settings("softplus"),
        SOFTPLUS_THRESHOLD,
    ),
    "gelu": _gelu("none"),
    "gelu_tanh": _gelu("tanh"),
    "silu": _by_input(aten.silu.out, aten.silu_backward.grad_input),
    "hardsigmoid": _by_input(
        aten.hardsigmoid.out, aten.hardsigmoid_backward.grad_input
    ),
    "hardshrink": _by_input(
        aten.hardshrink.out,
        aten.hardshrink_backward.grad_input,
        *_settings("hardshrink"),
    ),
    "softshrink": _by_input(
        aten.softshrink.out,
        aten.softshrink_backward.grad_input,
        *_settings("softshrink"),
    ),
    "hardswish": ActivationSteps(
        lambda Z, H: aten.hardswish.out(Z, out=H),
        lambda dZ, Z, H: aten.hardswish_backward.out(dZ, Z, out=dZ),
    ),
}
"""Key -> the steps by torch's own operators."""

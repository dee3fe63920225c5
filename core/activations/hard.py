"""Hard functions: squashing and gating out of straight (or quadratic) pieces, no exp.

At a kink each takes PyTorch's slope: 0 for the squashing ones; for `hardswish` 0 at −3
and 1 at 3, the slopes of its outer pieces. The 1/6 in PyTorch's `hardsigmoid` is a
float32 one: in float64 it is off by up to 1e-8.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from core.activations.activation import Activation, Parameter


def hardtanh_derivative(
    x: Tensor, min_val: float = -1.0, max_val: float = 1.0
) -> Tensor:
    """Derivative of `hardtanh`; 0 at both kinks."""
    return ((x > min_val) & (x < max_val)).to(x.dtype)


def hardsigmoid_derivative(x: Tensor) -> Tensor:
    """Derivative of `hardsigmoid`; 0 at both kinks."""
    return (x.abs() < 3).to(x.dtype).mul_(1 / 6)


def hardswish_derivative(x: Tensor) -> Tensor:
    """Derivative of `hardswish`: x/3 + 1/2 inside, 0 for x ≤ −3 and 1 for x ≥ 3."""
    inside = x / 3 + 0.5
    return torch.where(x >= 3, 1.0, inside).masked_fill_(x <= -3, 0.0)


def _at_threes() -> tuple[float, ...]:
    return (-3.0, 3.0)


HARD = (
    Activation(
        key="hardtanh",
        label="Hardtanh",
        family="hard",
        latex=r"\min(\max(x, m), M)",
        derivative_latex=r"\begin{cases} 1 & m < x < M \\ 0 & \text{else} \end{cases}",
        reference="Collobert (2004), Large scale machine learning",
        fn=F.hardtanh,
        derivative=hardtanh_derivative,
        parameters=(
            Parameter("min_val", "m", -1.0, -3.0, -0.1, 0.1),
            Parameter("max_val", "M", 1.0, 0.1, 3.0, 0.1),
        ),
        kinks=lambda min_val=-1.0, max_val=1.0: (min_val, max_val),
    ),
    Activation(
        key="hardsigmoid",
        label="Hardsigmoid",
        family="hard",
        latex=r"\min\left(\max\left(\tfrac{x + 3}{6}, 0\right), 1\right)",
        derivative_latex=r"\begin{cases} \tfrac16 & -3 < x < 3 \\ 0 & \text{else} "
        r"\end{cases}",
        reference="Courbariaux, Bengio & David (2015), BinaryConnect; this slope: "
        "Howard et al. (2019), Searching for MobileNetV3",
        fn=F.hardsigmoid,
        derivative=hardsigmoid_derivative,
        kinks=_at_threes,
    ),
    Activation(
        key="hardswish",
        label="Hardswish",
        family="hard",
        latex=r"\begin{cases} 0 & x \le -3 \\ x & x \ge 3 \\ \tfrac{x (x + 3)}{6} & "
        r"\text{else} \end{cases}",
        derivative_latex=r"\begin{cases} 0 & x \le -3 \\ 1 & x \ge 3 \\ "
        r"\tfrac{2x + 3}{6} & \text{else} \end{cases}",
        reference="Howard et al. (2019), Searching for MobileNetV3",
        fn=F.hardswish,
        derivative=hardswish_derivative,
        kinks=_at_threes,
    ),
)

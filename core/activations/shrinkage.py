"""Shrinkage functions: what is close to 0 becomes 0, what is far away passes."""

import torch
import torch.nn.functional as F
from torch import Tensor

from core.activations.activation import Activation, Parameter


def shrink_derivative(x: Tensor, lambd: float = 0.5) -> Tensor:
    """Derivative of `hardshrink` and of `softshrink`; 0 at ±λ."""
    return (x.abs() > lambd).to(x.dtype)


def tanhshrink_derivative(x: Tensor) -> Tensor:
    """Derivative of `tanhshrink`, tanh²(x); 0 at x = 0."""
    return torch.tanh(x).square()


def _at_lambda(lambd: float = 0.5) -> tuple[float, ...]:
    return (-lambd, lambd)


_OUTSIDE = r"\begin{cases} 1 & \lvert x \rvert > \lambda \\ 0 & \text{else} \end{cases}"
_LAMBDA = Parameter("lambd", r"\lambda", 0.5, 0.1, 3.0, 0.1)

SHRINKAGE = (
    Activation(
        key="hardshrink",
        label="Hardshrink",
        family="shrinkage",
        latex=r"\begin{cases} x & \lvert x \rvert > \lambda \\ 0 & \text{else} "
        r"\end{cases}",
        derivative_latex=_OUTSIDE,
        reference="Donoho & Johnstone (1994), Ideal spatial adaptation by wavelet "
        "shrinkage",
        fn=F.hardshrink,
        derivative=shrink_derivative,
        parameters=(_LAMBDA,),
        kinks=_at_lambda,
    ),
    Activation(
        key="softshrink",
        label="Softshrink",
        family="shrinkage",
        latex=r"\begin{cases} x - \lambda & x > \lambda \\ x + \lambda & x < -\lambda "
        r"\\ 0 & \text{else} \end{cases}",
        derivative_latex=_OUTSIDE,
        reference="Donoho (1995), De-noising by soft-thresholding",
        fn=F.softshrink,
        derivative=shrink_derivative,
        parameters=(_LAMBDA,),
        kinks=_at_lambda,
    ),
    Activation(
        key="tanhshrink",
        label="Tanhshrink",
        family="shrinkage",
        latex=r"x - \tanh(x)",
        derivative_latex=r"\tanh^2(x)",
        reference="No paper is known to us; shipped with Torch7 (Collobert, "
        "Kavukcuoglu & Farabet, 2011)",
        fn=F.tanhshrink,
        derivative=tanhshrink_derivative,
    ),
)

"""Exponential rectifiers: x on the right, on the left an exponential levels off."""

import torch
import torch.nn.functional as F
from torch import Tensor

from core.activations.activation import Activation, Parameter
from core.activations.rectifiers import at_zero

SELU_ALPHA = 1.6732632423543772848170429916717
SELU_SCALE = 1.0507009873554804934193349852946
"""The fixed point of Klambauer et al.: activations keep mean 0 and variance 1."""


def _exponential_left(x: Tensor, rate: float, slope: float) -> Tensor:
    """Return 1 where x > 0, else slope · exp(rate · x)."""
    # Clamped first: exp of a large positive x would be inf on the piece not taken.
    left = torch.exp(rate * x.clamp(max=0.0)).mul_(slope)
    return left.masked_fill_(x > 0, 1.0)


def elu_derivative(x: Tensor, alpha: float = 1.0) -> Tensor:
    """Derivative of `elu`; at x = 0 the left slope α."""
    return _exponential_left(x, 1.0, alpha)


def celu_derivative(x: Tensor, alpha: float = 1.0) -> Tensor:
    """Derivative of `celu`, continuous for every α."""
    return _exponential_left(x, 1.0 / alpha, 1.0)


def selu_derivative(x: Tensor) -> Tensor:
    """Derivative of `selu`; at x = 0 the left slope λ α, 1.758."""
    return _exponential_left(x, 1.0, SELU_ALPHA).mul_(SELU_SCALE)


EXPONENTIALS = (
    Activation(
        key="elu",
        label="ELU",
        family="exponential",
        latex=r"\begin{cases} x & x > 0 \\ \alpha (e^x - 1) & x \le 0 \end{cases}",
        derivative_latex=r"\begin{cases} 1 & x > 0 \\ \alpha e^x & x \le 0 \end{cases}",
        reference="Clevert, Unterthiner & Hochreiter (2016), Fast and accurate deep "
        "network learning by exponential linear units",
        fn=F.elu,
        derivative=elu_derivative,
        parameters=(Parameter("alpha", r"\alpha", 1.0, 0.1, 3.0, 0.1),),
        kinks=at_zero,
    ),
    Activation(
        key="celu",
        label="CELU",
        family="exponential",
        latex=r"\begin{cases} x & x > 0 \\ \alpha (e^{x/\alpha} - 1) & x \le 0 "
        r"\end{cases}",
        derivative_latex=r"\begin{cases} 1 & x > 0 \\ e^{x/\alpha} & x \le 0 "
        r"\end{cases}",
        reference="Barron (2017), Continuously differentiable exponential linear units",
        fn=F.celu,
        derivative=celu_derivative,
        parameters=(Parameter("alpha", r"\alpha", 1.0, 0.1, 3.0, 0.1),),
        kinks=at_zero,
    ),
    Activation(
        key="selu",
        label="SELU",
        family="exponential",
        latex=r"\lambda \begin{cases} x & x > 0 \\ \alpha (e^x - 1) & x \le 0 "
        r"\end{cases}\quad \lambda \approx 1.0507,\ \alpha \approx 1.6733",
        derivative_latex=r"\lambda \begin{cases} 1 & x > 0 \\ \alpha e^x & x \le 0 "
        r"\end{cases}",
        reference="Klambauer, Unterthiner, Mayr & Hochreiter (2017), Self-normalizing "
        "neural networks",
        fn=F.selu,
        derivative=selu_derivative,
        kinks=at_zero,
    ),
)

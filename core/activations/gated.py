"""Self-gated functions: x times a squashing function of x, so the left side dips.

x Φ(x), x σ(βx) and their kin are smooth, and go down before they go up: they are not
monotone. Φ is the standard normal distribution function and σ the sigmoid.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from core.activations.activation import Activation, Parameter


def gelu_derivative(x: Tensor) -> Tensor:
    """Derivative of `gelu`, Φ(x) + x φ(x), φ the standard normal density."""
    cumulative = 0.5 * torch.special.erfc(-x / math.sqrt(2))
    density = torch.exp(-0.5 * x.square()) / math.sqrt(2 * math.pi)
    return cumulative + x * density


def gelu_tanh(x: Tensor) -> Tensor:
    """GELU with Φ approximated by a tanh; at most 4.8e-4 from the exact form."""
    return F.gelu(x, approximate="tanh")


def gelu_tanh_derivative(x: Tensor) -> Tensor:
    """Derivative of `gelu_tanh`."""
    # Beyond ±30 the gate is 0 or 1 in every float format; x³ could only overflow there.
    x = x.clamp(-30.0, 30.0)
    scale, cubic = math.sqrt(2 / math.pi), 0.044715
    inner = scale * (x + cubic * x**3)
    gate = torch.sigmoid(2 * inner)
    inner_slope = scale * (1 + 3 * cubic * x.square())
    return gate + 2 * x * gate * torch.sigmoid(-2 * inner) * inner_slope


def swish(x: Tensor, beta: float = 1.0) -> Tensor:
    """X σ(βx): β = 0 is the straight line x / 2, and β → ∞ is ReLU."""
    return x * torch.sigmoid(beta * x)


def swish_derivative(x: Tensor, beta: float = 1.0) -> Tensor:
    """Derivative of `swish`, σ(βx) (1 + βx (1 − σ(βx)))."""
    z = beta * x
    gate = torch.sigmoid(z)
    return gate + z * gate * torch.sigmoid(-z)


def mish_derivative(x: Tensor) -> Tensor:
    """Derivative of `mish`: t + x σ(x) (1 − t²), where t = tanh(softplus(x))."""
    gate = torch.tanh(F.softplus(x))
    return gate + x * torch.sigmoid(x) * (1 - gate.square())


GATED = (
    Activation(
        key="gelu",
        label="GELU",
        family="gated",
        latex=r"x\,\Phi(x)",
        derivative_latex=r"\Phi(x) + x\,\varphi(x)",
        reference="Hendrycks & Gimpel (2016), Gaussian error linear units",
        fn=F.gelu,
        derivative=gelu_derivative,
    ),
    Activation(
        key="gelu_tanh",
        label="GELU (tanh form)",
        family="gated",
        latex=r"\tfrac{x}{2}\,(1 + \tanh u)\quad "
        r"u = \sqrt{2/\pi}\,(x + 0.044715\,x^3)",
        derivative_latex=r"\tfrac12 (1 + \tanh u) + "
        r"\tfrac{x}{2}\,(1 - \tanh^2 u)\,\sqrt{2/\pi}\,(1 + 0.134145\,x^2)",
        reference="Hendrycks & Gimpel (2016), Gaussian error linear units",
        fn=gelu_tanh,
        derivative=gelu_tanh_derivative,
    ),
    Activation(
        key="silu",
        label="SiLU",
        family="gated",
        latex=r"x\,\sigma(x)",
        derivative_latex=r"\sigma(x)\,(1 + x\,(1 - \sigma(x)))",
        reference="Elfwing, Uchibe & Doya (2018), Sigmoid-weighted linear units for "
        "neural network function approximation in reinforcement learning",
        fn=F.silu,
        derivative=swish_derivative,
    ),
    Activation(
        key="swish",
        label="Swish",
        family="gated",
        latex=r"x\,\sigma(\beta x)",
        derivative_latex=r"\sigma(\beta x)\,(1 + \beta x\,(1 - \sigma(\beta x)))",
        reference="Ramachandran, Zoph & Le (2017), Searching for activation functions",
        fn=swish,
        derivative=swish_derivative,
        parameters=(Parameter("beta", r"\beta", 1.0, 0.0, 10.0, 0.1),),
    ),
    Activation(
        key="mish",
        label="Mish",
        family="gated",
        latex=r"x \tanh(\ln(1 + e^x))",
        derivative_latex=r"t + x\,\sigma(x)\,(1 - t^2)\quad t = \tanh(\ln(1 + e^x))",
        reference="Misra (2019), Mish: a self regularized non-monotonic activation "
        "function",
        fn=F.mish,
        derivative=mish_derivative,
    ),
)

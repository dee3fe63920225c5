"""The line that does not bend, a wave and a bump: what an activation could also be."""

import torch
from torch import Tensor

from core.activations.activation import Activation, Parameter


def identity(x: Tensor) -> Tensor:
    """X itself: no activation at all."""
    return x


def identity_derivative(x: Tensor) -> Tensor:
    """Slope 1 everywhere."""
    return torch.ones_like(x)


def sine(x: Tensor, omega: float = 1.0) -> Tensor:
    """sin(ωx)."""
    return torch.sin(omega * x)


def sine_derivative(x: Tensor, omega: float = 1.0) -> Tensor:
    """Derivative of `sine`, ω cos(ωx)."""
    return omega * torch.cos(omega * x)


def gaussian(x: Tensor) -> Tensor:
    """exp(−x²)."""
    return torch.exp(-x.square())


def gaussian_derivative(x: Tensor) -> Tensor:
    """Derivative of `gaussian`, −2x exp(−x²)."""
    return -2 * x * torch.exp(-x.square())


SHAPES = (
    Activation(
        key="identity",
        label="Identity",
        family="linear",
        latex="x",
        derivative_latex="1",
        reference="Widrow & Hoff (1960), Adaptive switching circuits",
        fn=identity,
        derivative=identity_derivative,
    ),
    Activation(
        key="sine",
        label="Sine",
        family="wave and bump",
        latex=r"\sin(\omega x)",
        derivative_latex=r"\omega \cos(\omega x)",
        reference="Sitzmann, Martel, Bergman, Lindell & Wetzstein (2020), Implicit "
        "neural representations with periodic activation functions",
        fn=sine,
        derivative=sine_derivative,
        parameters=(Parameter("omega", r"\omega", 1.0, 0.1, 10.0, 0.1),),
    ),
    Activation(
        key="gaussian",
        label="Gaussian",
        family="wave and bump",
        latex=r"e^{-x^2}",
        derivative_latex=r"-2x\,e^{-x^2}",
        reference="Broomhead & Lowe (1988), Multivariable functional interpolation and "
        "adaptive networks",
        fn=gaussian,
        derivative=gaussian_derivative,
    ),
)

"""Squashing functions: the whole line goes into an interval.

sigmoid(x) = 1 / (1 + exp(−x)) and tanh(x), sections 5.1.2.2 and 5.1.2.3 of the chapter,
and softsign, which does it without an exponential and levels off far more slowly.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from core.activations.activation import Activation


def sigmoid_derivative(x: Tensor) -> Tensor:
    """Derivative of `sigmoid`, σ(x) (1 − σ(x)); at most 0.25, at x = 0."""
    # 1 − σ(x) = σ(−x), which keeps its digits where σ(x) rounds to 1.
    return torch.sigmoid(x) * torch.sigmoid(-x)


def tanh_derivative(x: Tensor) -> Tensor:
    """Derivative of `tanh`, 1 − tanh²(x); at most 1, at x = 0."""
    # 1 − tanh²(x) = 4 σ(2x) σ(−2x), which keeps its digits where tanh rounds to ±1.
    return 4 * torch.sigmoid(2 * x) * torch.sigmoid(-2 * x)


def softsign_derivative(x: Tensor) -> Tensor:
    """Derivative of `softsign`, 1 / (1 + |x|)²."""
    return (1 + x.abs()).reciprocal().square()


SIGMOIDS = (
    Activation(
        key="sigmoid",
        label="Sigmoid",
        family="sigmoidal",
        latex=r"\sigma(x) = \frac{1}{1 + e^{-x}}",
        derivative_latex=r"\sigma(x)\,(1 - \sigma(x))",
        reference="Verhulst (1845), Recherches mathématiques sur la loi "
        "d'accroissement de la population; Rumelhart, Hinton & Williams (1986), "
        "Learning representations by back-propagating errors",
        fn=torch.sigmoid,
        derivative=sigmoid_derivative,
    ),
    Activation(
        key="tanh",
        label="tanh",
        family="sigmoidal",
        latex=r"\tanh(x) = \frac{1 - e^{-2x}}{1 + e^{-2x}}",
        derivative_latex=r"1 - \tanh^2(x)",
        reference="Kalman & Kwasny (1992), Why tanh: choosing a sigmoidal function; "
        "LeCun, Bottou, Orr & Müller (1998), Efficient backprop",
        fn=torch.tanh,
        derivative=tanh_derivative,
    ),
    Activation(
        key="softsign",
        label="Softsign",
        family="sigmoidal",
        latex=r"\frac{x}{1 + \lvert x \rvert}",
        derivative_latex=r"\frac{1}{(1 + \lvert x \rvert)^2}",
        reference="Turian, Bergstra & Bengio (2009), Quadratic features and deep "
        "architectures for chunking",
        fn=F.softsign,
        derivative=softsign_derivative,
    ),
)

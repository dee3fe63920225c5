"""The softplus pair: integrals of the sigmoid, so that their slopes are sigmoids."""

import torch
import torch.nn.functional as F
from torch import Tensor

from core.activations.activation import Activation, Parameter

SOFTPLUS_THRESHOLD = 20.0
"""Beyond βx = 20 PyTorch returns x itself, which is off by at most 2.1e-9 / β."""


def softplus_derivative(x: Tensor, beta: float = 1.0) -> Tensor:
    """Derivative of `softplus`, σ(βx), and 1 where βx > 20."""
    z = beta * x
    return torch.sigmoid(z).masked_fill_(z > SOFTPLUS_THRESHOLD, 1.0)


def logsigmoid_derivative(x: Tensor) -> Tensor:
    """Derivative of `logsigmoid`, 1 − σ(x) = σ(−x)."""
    return torch.sigmoid(-x)


SOFTPLUSES = (
    Activation(
        key="softplus",
        label="Softplus",
        family="softplus",
        latex=r"\tfrac{1}{\beta} \ln(1 + e^{\beta x})",
        derivative_latex=r"\sigma(\beta x)",
        reference="Dugas, Bengio, Bélisle, Nadeau & Garcia (2001), Incorporating "
        "second-order functional knowledge for better option pricing",
        fn=F.softplus,
        derivative=softplus_derivative,
        parameters=(Parameter("beta", r"\beta", 1.0, 0.1, 10.0, 0.1),),
    ),
    Activation(
        key="logsigmoid",
        label="LogSigmoid",
        family="softplus",
        latex=r"\ln \sigma(x)",
        derivative_latex=r"1 - \sigma(x)",
        reference="Cox (1958), The regression analysis of binary sequences (as the "
        "log-likelihood of logistic regression)",
        fn=F.logsigmoid,
        derivative=logsigmoid_derivative,
    ),
)

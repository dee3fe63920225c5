"""Rectifiers: two straight pieces that meet in a kink at 0.

ReLU(x) = max(x, 0), section 5.1.2.1 of the chapter; its relatives let something of a
negative argument through. At the kink each takes the slope of its left piece, as
PyTorch does; see Bertoin et al., "Numerical influence of ReLU'(0) on backpropagation",
NeurIPS 2021.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from core.activations.activation import Activation, Parameter

PRELU_ALPHA = 0.25
"""Where PyTorch starts the α that a network learns; here it is set."""


def two_slopes(x: Tensor, left: float) -> Tensor:
    """Return `left` where x ≤ 0 and 1 where x > 0, in the shape and dtype of `x`."""
    return torch.full_like(x, left).masked_fill_(x > 0, 1.0)


def at_zero(**parameters: float) -> tuple[float, ...]:
    """Kinks of a function whose pieces meet at 0 whatever its parameters."""
    return (0.0,)


def relu_derivative(x: Tensor) -> Tensor:
    """Derivative of `relu`, with the convention that it is 0 at the kink x = 0."""
    return (x > 0).to(x.dtype)


def relu6_derivative(x: Tensor) -> Tensor:
    """Derivative of `relu6`, with the convention that it is 0 at both kinks."""
    return ((x > 0) & (x < 6)).to(x.dtype)


def leaky_relu_derivative(x: Tensor, negative_slope: float = 0.01) -> Tensor:
    """Derivative of `leaky_relu`; at the kink it is the left slope."""
    return two_slopes(x, negative_slope)


def prelu(x: Tensor, alpha: float = PRELU_ALPHA) -> Tensor:
    """Parametric rectifier, max(0, x) + α min(0, x)."""
    return F.leaky_relu(x, alpha)


def prelu_derivative(x: Tensor, alpha: float = PRELU_ALPHA) -> Tensor:
    """Derivative of `prelu`; at the kink it is α, the left slope."""
    return two_slopes(x, alpha)


def rrelu(x: Tensor, lower: float = 1 / 8, upper: float = 1 / 3) -> Tensor:
    """Randomized rectifier as it evaluates: the left slope is (lower + upper) / 2.

    While training, every element draws its own left slope between `lower` and `upper`.
    """
    return F.leaky_relu(x, (lower + upper) / 2)


def rrelu_derivative(x: Tensor, lower: float = 1 / 8, upper: float = 1 / 3) -> Tensor:
    """Derivative of `rrelu`; at the kink it is the left slope."""
    return two_slopes(x, (lower + upper) / 2)


def _cases(left: str, right: str = "x") -> str:
    return rf"\begin{{cases}} {right} & x > 0 \\ {left} & x \le 0 \end{{cases}}"


RECTIFIERS = (
    Activation(
        key="relu",
        label="ReLU",
        family="rectifier",
        latex=r"\max(x, 0)",
        derivative_latex=_cases("0", "1"),
        reference="Fukushima (1969), Visual feature extraction by a multilayered "
        "network of analog threshold elements; Nair & Hinton (2010), Rectified linear "
        "units improve restricted Boltzmann machines",
        fn=torch.relu,
        derivative=relu_derivative,
        kinks=at_zero,
    ),
    Activation(
        key="leaky_relu",
        label="Leaky ReLU",
        family="rectifier",
        latex=_cases(r"a\,x"),
        derivative_latex=_cases("a", "1"),
        reference="Maas, Hannun & Ng (2013), Rectifier nonlinearities improve neural "
        "network acoustic models",
        fn=F.leaky_relu,
        derivative=leaky_relu_derivative,
        parameters=(Parameter("negative_slope", "a", 0.01, 0.0, 1.0, 0.01),),
        kinks=at_zero,
    ),
    Activation(
        key="prelu",
        label="pReLU",
        family="rectifier",
        latex=r"\max(0, x) + \alpha \min(0, x)",
        derivative_latex=_cases(r"\alpha", "1"),
        reference="He, Zhang, Ren & Sun (2015), Delving deep into rectifiers",
        fn=prelu,
        derivative=prelu_derivative,
        parameters=(Parameter("alpha", r"\alpha", PRELU_ALPHA, -1.0, 2.0, 0.05),),
        kinks=at_zero,
    ),
    Activation(
        key="rrelu",
        label="RReLU (evaluating)",
        family="rectifier",
        latex=_cases(r"\tfrac{l + u}{2}\,x"),
        derivative_latex=_cases(r"\tfrac{l + u}{2}", "1"),
        reference="Xu, Wang, Chen & Li (2015), Empirical evaluation of rectified "
        "activations in convolutional network",
        fn=rrelu,
        derivative=rrelu_derivative,
        parameters=(
            # PyTorch refuses a lower bound above the upper one.
            Parameter("lower", "l", 1 / 8, 0.0, 1 / 3, 1 / 24),
            Parameter("upper", "u", 1 / 3, 1 / 3, 1.0, 1 / 24),
        ),
        kinks=at_zero,
    ),
    Activation(
        key="relu6",
        label="ReLU6",
        family="rectifier",
        latex=r"\min(\max(x, 0), 6)",
        derivative_latex=r"\begin{cases} 1 & 0 < x < 6 \\ 0 & \text{else} \end{cases}",
        reference="Krizhevsky (2010), Convolutional deep belief networks on CIFAR-10",
        fn=F.relu6,
        derivative=relu6_derivative,
        kinks=lambda: (0.0, 6.0),
    ),
)

"""Functions that jump: the unit that fires or does not fire, and thresholded units.

Their slope is 0 or 1 wherever it exists, so gradient descent sees nothing of the jump.
"""

import torch.nn.functional as F
from torch import Tensor

from core.activations.activation import Activation, Parameter
from core.activations.rectifiers import at_zero


def step(x: Tensor) -> Tensor:
    """Threshold unit of McCulloch and Pitts: 1 where x > 0, else 0."""
    return (x > 0).to(x.dtype)


def step_derivative(x: Tensor) -> Tensor:
    """Slope of `step`: 0 everywhere; at the jump there is none, and 0 is taken."""
    return x.new_zeros(x.shape)


def threshold(x: Tensor, threshold: float = 1.0, value: float = 0.0) -> Tensor:
    """X where x > threshold, else `value`. PyTorch has no defaults for these."""
    return F.threshold(x, threshold, value)


def threshold_derivative(
    x: Tensor, threshold: float = 1.0, value: float = 0.0
) -> Tensor:
    """Slope of `threshold`: 1 where x > threshold, else 0."""
    return (x > threshold).to(x.dtype)


THRESHOLDS = (
    Activation(
        key="step",
        label="Step",
        family="threshold",
        latex=r"\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}",
        derivative_latex=r"0 \quad (x \ne 0)",
        reference="McCulloch & Pitts (1943), A logical calculus of the ideas immanent "
        "in nervous activity",
        fn=step,
        derivative=step_derivative,
        kinks=at_zero,
    ),
    Activation(
        key="threshold",
        label="Threshold",
        family="threshold",
        latex=r"\begin{cases} x & x > \theta \\ v & x \le \theta \end{cases}",
        derivative_latex=r"\begin{cases} 1 & x > \theta \\ 0 & x \le \theta "
        r"\end{cases}",
        reference="Konda, Memisevic & Krueger (2015), Zero-bias autoencoders and the "
        "benefits of co-adapting features",
        fn=threshold,
        derivative=threshold_derivative,
        parameters=(
            Parameter("threshold", r"\theta", 1.0, -3.0, 3.0, 0.1),
            Parameter("value", "v", 0.0, -3.0, 3.0, 0.1),
        ),
        kinks=lambda threshold=1.0, value=0.0: (threshold,),
    ),
)

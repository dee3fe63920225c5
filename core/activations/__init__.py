"""The functions that bend: every elementwise activation of `torch.nn`, and some more.

`ACTIVATIONS` maps a key, spelled as in `torch.nn.functional`, to an `Activation`, and
`find` also takes a formula in x. There are the 23 of `torch.nn`, and six more: GELU's
tanh form under its own key, the identity, Swish with a β, the step, the sine and the
Gaussian. Each family lies in its own module; `properties` computes what can be said of
each.
"""

from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor

from core.activations.activation import Activation, Parameter
from core.activations.exponential import EXPONENTIALS
from core.activations.gated import GATED
from core.activations.hard import HARD
from core.activations.rectifiers import RECTIFIERS
from core.activations.shapes import SHAPES
from core.activations.shrinkage import SHRINKAGE
from core.activations.sigmoids import SIGMOIDS
from core.activations.softplus import SOFTPLUSES
from core.activations.thresholds import THRESHOLDS
from core.expressions import Expression, parse

__all__ = ["ACTIVATIONS", "Activation", "Parameter", "find"]

ACTIVATIONS: dict[str, Activation] = {
    activation.key: activation
    for activation in (
        *RECTIFIERS,
        *SIGMOIDS,
        *GATED,
        *EXPONENTIALS,
        *SOFTPLUSES,
        *HARD,
        *SHRINKAGE,
        *THRESHOLDS,
        *SHAPES,
    )
}


def find(text: str) -> Activation:
    """Return the activation of that key, else the one of that formula in x.

    A formula's derivative is taken by autograd.

    Raises:
        ValueError: If `text` is neither; one sentence that says what and where.
    """
    text = text.strip()
    return ACTIVATIONS.get(text) or ACTIVATIONS.get(text.lower()) or _of_formula(text)


@lru_cache(maxsize=256)
def _of_formula(text: str) -> Activation:
    expression = parse(text)
    return Activation(
        key=expression.text,
        label=expression.text,
        family="formula",
        latex=expression.latex,
        derivative_latex=r"\text{by autograd}",
        reference="typed by a reader",
        fn=expression,
        derivative=_SlopeByAutograd(expression),
    )


@dataclass(frozen=True)
class _SlopeByAutograd:
    """The derivative of an elementwise function, as autograd computes it."""

    fn: Expression

    def __call__(self, x: Tensor) -> Tensor:
        with torch.inference_mode(False), torch.enable_grad():
            z = x.detach().clone().requires_grad_()
            y = self.fn(z)
            if not y.requires_grad:
                return torch.zeros_like(x)
            (slope,) = torch.autograd.grad(y.sum(), z)
        return slope

"""All activations by key: the 23 elementwise ones of `torch.nn`, and six more.

Beyond `torch.nn`'s: GELU's tanh form under its own key, the identity, Swish with a β,
the step, the sine and the Gaussian.
"""

from core.activations.activation import Activation
from core.activations.exponential import EXPONENTIALS
from core.activations.gated import GATED
from core.activations.hard import HARD
from core.activations.rectifiers import RECTIFIERS
from core.activations.shapes import SHAPES
from core.activations.shrinkage import SHRINKAGE
from core.activations.sigmoids import SIGMOIDS
from core.activations.softplus import SOFTPLUSES
from core.activations.thresholds import THRESHOLDS

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

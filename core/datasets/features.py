"""Features made by hand from x1 and x2: the chapter's "clever preprocessing".

A linear model on top of them can do what needs a hidden layer without them, if somebody
knew which to choose.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

FEATURES: dict[str, tuple[str, Callable[[Tensor, Tensor], Tensor]]] = {
    "x1": ("x₁", lambda x1, x2: x1),
    "x2": ("x₂", lambda x1, x2: x2),
    "x1_squared": ("x₁²", lambda x1, x2: x1 * x1),
    "x2_squared": ("x₂²", lambda x1, x2: x2 * x2),
    "x1_x2": ("x₁x₂", lambda x1, x2: x1 * x2),
    "sin_x1": ("sin x₁", lambda x1, x2: x1.sin()),
    "sin_x2": ("sin x₂", lambda x1, x2: x2.sin()),
}
"""Key -> (how it is written, the function of x1 and x2)."""


def engineer(X: Tensor, features: Sequence[str]) -> Tensor:
    """Return the chosen `features` of X (n, 2), shape (n, len(features)); X if none."""
    if not features:
        return X
    x1, x2 = X.unbind(dim=-1)
    return torch.stack([FEATURES[name][1](x1, x2) for name in features], dim=-1)

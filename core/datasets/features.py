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
    """Return the chosen `features` of the points X (n, 2), shape (n, len(features)).

    Raises:
        ValueError: If no feature is chosen, one is unknown, or X has not two columns.
    """
    if X.shape[-1] != 2:
        raise ValueError(f"features are made of 2 inputs, not of {X.shape[-1]}")
    unknown = [name for name in features if name not in FEATURES]
    if unknown or not features:
        raise ValueError(
            f"features {list(features)}: choose at least one of {', '.join(FEATURES)}"
        )
    x1, x2 = X.unbind(dim=-1)
    return torch.stack([FEATURES[name][1](x1, x2) for name in features], dim=-1)

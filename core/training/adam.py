"""Adam (Kingma and Ba 2015), with both bias corrections, as one operation a step.

It agrees with ``torch.optim.Adam``, whose import alone costs a second and 75 MB.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

BETA1, BETA2, EPS = 0.9, 0.999, 1e-8


class Adam:
    """The steps of Adam on some parameters, which it moves in place.

    Args:
        parameters: What it moves.
        beta2: How slowly the mean of the squared gradients follows.
    """

    def __init__(self, parameters: Sequence[Tensor], beta2: float = BETA2) -> None:
        self._parameters, self._count = list(parameters), torch.ones(())
        self._moments = (
            [torch.zeros_like(p) for p in self._parameters],
            [torch.zeros_like(p) for p in self._parameters],
            [],
            [self._count] * len(self._parameters),
        )
        self._settings = {
            "beta1": BETA1, "beta2": beta2, "eps": EPS,
            "weight_decay": 0.0, "amsgrad": False, "maximize": False,
        }  # fmt: skip

    def step(self, gradients: list[Tensor], lr: float) -> None:
        """Move every parameter against its gradient; autograd must not be watching."""
        # What ``torch.optim.Adam(fused=True)`` calls: one operation in place of six.
        torch._fused_adam_(
            self._parameters, gradients, *self._moments, lr=lr, **self._settings
        )
        self._count.add_(1)

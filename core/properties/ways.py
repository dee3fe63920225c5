"""Points that run to an end of a piece, and stretches to look for waves on.

The end is an end of the line, an edge, or what lies beyond the last number that does
not overflow.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor

from core.properties.limits import TO_AN_EDGE, TO_INFINITY

# Up to a number that is too large, and a step short of it: how large is too large
# for torch.cosh depends on how many numbers it is given.
STRIDE = 1.25
TO_OVERFLOW = 0.998 * STRIDE ** torch.arange(-5, 1, dtype=torch.float64)
NEARER = 1e-3
WIDE_ENOUGH = 0.04
"""A piece narrower than this is entered less deeply."""


class Way(NamedTuple):
    """A way to an end.

    Attributes:
        x: Where the piece ends, ±inf for an end of the line.
        side: Where the piece lies: left of x (−1) or right of it (1).
        edge: Where its numbers end, which is x unless they overflow before.
        width: Of the piece.
    """

    x: float
    side: int
    edge: float
    width: float

    def points(self, nearer: bool = False) -> tuple[Tensor, Tensor]:
        """Return points that run to the end, and for each where its stretch begins.

        Args:
            nearer: Whether to begin a thousand times as near, if it is an edge.
        """
        x, edge = self.x, self.edge
        if math.isinf(x) and x == edge:
            return -self.side * TO_INFINITY, -self.side * TO_INFINITY * 2
        if math.isinf(x):
            # From 0, or where 0 lies beyond the edge, from before it.
            base = 0.0 if self.side * edge < 0 else 2 * edge + self.side
            return self._to_overflow(base, TO_OVERFLOW, 1 / STRIDE)
        if x != edge:
            return self._to_overflow(x, 1 / TO_OVERFLOW, STRIDE)
        steps = self.side * TO_AN_EDGE * min(1.0, self.width / WIDE_ENOUGH)
        if nearer:
            steps = NEARER * steps
        return x + steps, x + 2 * steps

    def _to_overflow(
        self, base: float, shares: Tensor, stride: float
    ) -> tuple[Tensor, Tensor]:
        """Return points that run to the edge, measured from `base`."""
        steps = (self.edge - base) * shares
        return base + steps, base + steps * stride

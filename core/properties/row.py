"""A row of the property table."""

import math
from dataclasses import dataclass

from core.properties.extremes import Extreme
from core.properties.intervals import Interval

CENTRED = 1e-5
"""A mean output closer to 0 than this is 0."""


@dataclass(frozen=True)
class Properties:
    """What a reader compares activations by.

    Attributes:
        range: Values taken, as disjoint ascending intervals.
        left: Limit as x → −∞; ±inf, or nan where there is none.
        right: Limit as x → ∞.
        minimum: Greatest lower bound, and where.
        maximum: Least upper bound, and where.
        max_slope: Largest slope, and where.
        steepest: Largest absolute slope, jumps left aside.
        monotone: "rising" (never falls), "falling", "constant" or "no".
        jumps: Where it is not continuous.
        kinks: Where it is continuous and not differentiable.
        saturates_below: Left of this the slope stays under 1 % of its largest; nan.
        saturates_above: Right of this it does; nan where it does not.
        mean_output: Mean of the function over x ~ N(0, 1); nan if there is none.
    """

    range: tuple[Interval, ...]
    left: float
    right: float
    minimum: Extreme
    maximum: Extreme
    max_slope: Extreme
    steepest: float
    monotone: str
    jumps: tuple[float, ...]
    kinks: tuple[float, ...]
    saturates_below: float
    saturates_above: float
    mean_output: float

    @property
    def lipschitz(self) -> float:
        """The least L with |f(x) − f(y)| ≤ L |x − y|; inf where the function jumps."""
        return math.inf if self.jumps else self.steepest

    @property
    def zero_centred(self) -> bool:
        """Whether the outputs to standard normal inputs have mean 0."""
        return abs(self.mean_output) < CENTRED

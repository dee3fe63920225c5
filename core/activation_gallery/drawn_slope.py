"""A derivative drawn by hand: its sign, its ends and its peak, held against the true.

A hand is no formula: what is asked is whether the curve has the right sign, settles at
the right heights at both ends, is as high as the slope at its highest, and there.
"""

from typing import NamedTuple

import torch

from core.activations import Activation
from core.answers.drawn import DrawingGrid, Miss, miss

NEAR = 0.1
"""A height this near to the true one counts as right."""
PLACE = 1.0
"""So does a peak this near in x."""
STRETCH = 2.0
"""How far from an end a curve is averaged for its height there."""
HALF_WIDTH = 6.0
GRID = DrawingGrid(-HALF_WIDTH, HALF_WIDTH, -1.25, 1.5)


class DrawnSlope(NamedTuple):
    """What was drawn for a derivative, beside what is true; each (drawn, true).

    Attributes:
        lowest: The least height.
        left: The mean height over the first `STRETCH`.
        right: The mean height over the last.
        peak: The greatest height.
        peak_x: The middle of where the curve is within `NEAR` of it: a hand trembles.
        miss: How far the two are apart.
    """

    lowest: tuple[float, float]
    left: tuple[float, float]
    right: tuple[float, float]
    peak: tuple[float, float]
    peak_x: tuple[float, float]
    miss: Miss

    @property
    def fault(self) -> str:
        """The first thing that is wrong: a field, or "" if nothing is."""
        if self.lowest[0] < min(0.0, self.lowest[1]) - NEAR:
            return "lowest"
        for name in ("left", "right", "peak"):
            drawn, true = getattr(self, name)
            if abs(drawn - true) > NEAR:
                return name
        if abs(self.peak_x[0] - self.peak_x[1]) > PLACE:
            return "peak_x"
        return "miss" if self.miss.mean > NEAR else ""


def compare_slope(activation: Activation, guess: tuple[float, ...]) -> DrawnSlope:
    """Hold a curve drawn on `GRID` against the derivative of an activation."""
    _, derivative = activation.with_settings()
    x, drawn = GRID.x, torch.tensor(guess, dtype=torch.float64)
    true = derivative(x)
    both = drawn, true
    left, right = x <= x[0] + STRETCH, x >= x[-1] - STRETCH
    tops = [x[y >= y.max() - NEAR].mean() for y in both]
    fields = (
        (y.min() for y in both),
        (y[left].mean() for y in both),
        (y[right].mean() for y in both),
        (y.max() for y in both),
        tops,
    )
    pairs = (tuple(float(number) for number in field) for field in fields)
    return DrawnSlope(*pairs, miss(x, drawn, true))

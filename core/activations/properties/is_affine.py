"""Whether an activation bends at all: one that does not leaves a stack affine."""

import math
from collections.abc import Mapping

import torch

from core.activations import Activation
from core.activations.properties.breaks import breaks_of

NUM_POINTS = 401
HALF_WIDTH = 20.0
FARTHEST_POWER = 6
FARTHEST = 10.0**FARTHEST_POWER
TOLERANCE = 1e-12


def constant_slope(
    activation: Activation, settings: Mapping[str, float]
) -> float | None:
    """Return the slope of an activation that is affine, or None if it bends.

    It is held against the line with the slope between its values at ±10⁶ and the
    middle of its values at ±1, on [−20, 20] and at ±10, ±100, ..., ±10⁶, relative to
    the size of the numbers. What is undefined somewhere, or has a jump or a kink, is
    not affine.
    """
    breaks = breaks_of(activation, settings)
    if breaks.jumps or breaks.kinks:
        return None
    fn, _ = activation.with_settings(**settings)
    at = torch.tensor([-FARTHEST, -1, 1, FARTHEST], dtype=torch.float64)
    far_below, below, above, far_above = fn(at).tolist()
    # Between near points a small slope drowns in the rounding of a large middle.
    slope, middle = (far_above - far_below) / (2 * FARTHEST), (above + below) / 2
    if not math.isfinite(slope):
        return None
    near = torch.linspace(-HALF_WIDTH, HALF_WIDTH, NUM_POINTS, dtype=torch.float64)
    far = 10.0 ** torch.arange(1, FARTHEST_POWER + 1, dtype=torch.float64)
    x = torch.cat([-far, near, far])
    # Each value is known no better than its own rounding.
    size = abs(middle) + abs(slope) * x.abs().clamp(min=1)
    off = (fn(x) - middle - slope * x).abs()
    return slope if (off <= TOLERANCE * (size + 1e-300)).all() else None

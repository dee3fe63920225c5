"""The mean output of a unit whose input is a standard normal number.

E f(x) = ∫ f(x) φ(x) dx, by Gauss's rule between neighbouring samples. Outside of
[−20, 20] φ is below 10⁻⁸⁷, and nothing is left of it.
"""

import math

import numpy as np
import torch
from torch import Tensor

from core.activations.properties.breaks import REACH
from core.activations.properties.limits import OVERFLOW, Function
from core.activations.properties.stretches import Stretch

NODES, WEIGHTS = map(torch.from_numpy, np.polynomial.legendre.leggauss(3))
NOTHING = 1e-9
ROUNDING = 1e-14


def mean_output(fn: Function, stretches: list[Stretch], samples: Tensor) -> float:
    """Return the mean of f(x) for x ~ N(0, 1).

    Args:
        fn: The function.
        stretches: Where it is defined.
        samples: Ascending points, each break among them, and more where it is steep.

    Returns:
        The mean; nan if the function is undefined on a stretch, has no limit at a
        place, or grows so fast that something is left of it at ±20.
    """
    starts = [(s.start, s.at_start) for s in stretches]
    stops = [(s.stop, s.at_stop) for s in stretches]
    inner = [limit for x, limit in starts + stops if math.isfinite(x)]
    if not all(abs(limit) < OVERFLOW for limit in inner):
        return math.nan
    panels = samples[samples.abs() <= REACH]
    half = panels.diff() / 2
    x = (panels[:-1] + half)[:, None] + half[:, None] * NODES
    weights = torch.exp(-x.square() / 2) / math.sqrt(2 * math.pi)
    weights = weights * WEIGHTS * half[:, None]
    parts = fn(x) * weights
    undefined = ~parts.isfinite()
    parts = parts.masked_fill(undefined, 0.0)
    mean, size = parts.sum().item(), parts.abs().sum().item()
    left_over = parts[[0, -1]].abs().max().item() > NOTHING * size
    if left_over or weights[undefined].sum() > NOTHING:
        return math.nan
    return mean if abs(mean) > ROUNDING * size else 0.0

"""A row of the property table, measured from the function and its slope alone.

An activation of the registry is measured on the whole line: where its pieces meet is
declared, and far out each is a constant, a straight line or a wave. A formula typed by
a reader may be anything, so it is measured on [−20, 20], and its row holds there.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor

from core.activations import Activation
from core.activations.properties.breaks import FORMULA, GRID, REACH, breaks_of
from core.activations.properties.extremes import Extreme, highest
from core.activations.properties.intervals import Interval, union
from core.activations.properties.mean import mean_output
from core.activations.properties.saturation import saturation
from core.activations.properties.stretches import Stretch, cut

CENTRED = 1e-5
"""A mean output closer to 0 than this is 0."""
ROUNDING = 1e-13
FAR = torch.logspace(math.log10(REACH), 3, 160, dtype=torch.float64)[1:]
WHOLE_GRID = torch.cat([-FAR.flip(0), GRID, FAR])
EVERYWHERE = Interval(-math.inf, math.inf, low_in=False, high_in=False)
MEASURED = Interval(-REACH, REACH, low_in=True, high_in=True)


@dataclass(frozen=True)
class Properties:
    """What a reader compares activations by.

    Attributes:
        domain: Where all of this holds: everywhere, or on [−20, 20].
        range: Values taken, as disjoint ascending intervals.
        left: Limit as x → −∞; ±inf, or nan where there is none or the row ends before.
        right: Limit as x → ∞.
        minimum: Greatest lower bound, and where.
        max_slope: Largest slope, and where.
        steepest: Largest absolute slope, jumps left aside.
        monotone: "rising" (never falls), "falling", "constant" or "no".
        jumps: Where it is not continuous.
        kinks: Where it is continuous and not differentiable.
        saturates_below: Left of this the slope stays under 1 % of its largest; nan.
        saturates_above: Right of this it does; nan where it does not.
        mean_output: Mean of the function over x ~ N(0, 1); nan if there is none.
    """

    domain: Interval
    range: tuple[Interval, ...]
    left: float
    right: float
    minimum: Extreme
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


@lru_cache(maxsize=1024)
def properties_of(activation: Activation) -> Properties:
    """Measure an activation with its parameters at their defaults.

    Raises:
        ValueError: If a formula is nowhere on [−20, 20] a finite number.
    """
    fn, slope = activation.with_settings()
    jumps, kinks, edges, read = breaks_of(activation, activation.defaults)
    typed = activation.family == FORMULA
    domain, grid = (MEASURED, GRID) if typed else (EVERYWHERE, WHOLE_GRID)
    samples = torch.cat([grid, read]).unique()
    ends = {*jumps, *edges, domain.low, domain.high}
    stretches = cut(fn, ends, samples)
    if not stretches:
        raise ValueError(
            f"{activation.label} is nowhere a finite number from −{REACH:g} to "
            f"{REACH:g}"
        )
    each = [(highest(fn, [s], -1), highest(fn, [s])) for s in stretches]
    images = [Interval(a.value, b.value, a.attained, b.attained) for a, b in each]
    slopes = [
        s
        for s in cut(slope, {*ends, *kinks}, samples)
        if _has_slope(s, stretches, {*jumps, *kinks})
    ]
    steepest, flattest = highest(slope, slopes), highest(slope, slopes, -1)
    largest = max(abs(steepest.value), abs(flattest.value))
    return Properties(
        domain=domain,
        range=union(images),
        left=math.nan if typed else stretches[0].at_start,
        right=math.nan if typed else stretches[-1].at_stop,
        minimum=highest(fn, stretches, -1),
        max_slope=steepest,
        steepest=largest,
        monotone=_monotone(fn(samples)),
        jumps=jumps,
        kinks=kinks,
        saturates_below=saturation(slope, slopes, largest, -1),
        saturates_above=saturation(slope, slopes, largest, 1),
        mean_output=mean_output(fn, stretches, samples),
    )


def _has_slope(s: Stretch, stretches: list[Stretch], breaks: set[float]) -> bool:
    """Say whether a function is defined on `s`, and not broken if `s` is a point.

    PyTorch takes a number for the slope even there.
    """
    defined = any(f.start <= s.start and s.stop <= f.stop for f in stretches)
    return defined and not (s.start == s.stop and s.start in breaks)


def _monotone(y: Tensor) -> str:
    y = y[y.isfinite()]
    steps, tolerance = y.diff(), ROUNDING * (y[1:].abs() + y[:-1].abs())
    rises, falls = (steps >= -tolerance).all(), (steps <= tolerance).all()
    if rises and falls:
        return "constant"
    return "rising" if rises else "falling" if falls else "no"

"""What monotone means, and how counted data can contradict it.

A function is monotone if more of x never means less of it, or never means more. A model
``σ(w x + b)`` is monotone whatever w and b are: the sign of w decides which. Data
contradict every such model when their rate, bin by bin, clearly falls and then clearly
rises: by more than the intervals of the bins allow for.
"""

from typing import NamedTuple

import torch
from torch import Tensor

from core.monotonicity.binned_rates import CONFIDENCE, BinnedRates, wilson_interval


class Turn(NamedTuple):
    """Three bins from left to right, the middle one clearly lowest or highest.

    Attributes:
        bins: Indices of the three bins.
        is_valley: Whether the middle rate is the lowest, else it is the highest.
    """

    bins: tuple[int, int, int]
    is_valley: bool


def widened_confidence(num_bins: int) -> float:
    """Return the confidence each bin needs for all together to have `CONFIDENCE`.

    Who looks at twenty 95 % intervals expects one to miss; Bonferroni's inequality asks
    99.75 % of each.
    """
    return 1 - (1 - CONFIDENCE) / num_bins


def find_turn(rates: BinnedRates, confidence: float = CONFIDENCE) -> Turn | None:
    """Return the clearest turn of the binned curve, or None if it has none.

    A valley is a bin whose interval lies wholly below that of some bin to its left and
    of some bin to its right; a peak is the reverse.

    Args:
        rates: The binned curve.
        confidence: That of each bin's interval; see `widened_confidence`.
    """
    low, high = wilson_interval(rates.events, rates.trials, confidence)
    valley, peak = _deepest(low, high), _deepest(-high, -low)
    bins, gap = max(valley, peak, key=lambda turn: turn[1])
    return Turn(bins, gap == valley[1]) if gap > 0 else None


def _deepest(low: Tensor, high: Tensor) -> tuple[tuple[int, int, int], float]:
    left = low.cummax(0)
    right = low.flip(0).cummax(0)
    gap = torch.minimum(left.values, right.values.flip(0)) - high
    middle = int(gap.argmax())
    last = len(low) - 1
    bins = (
        int(left.indices[middle]),
        middle,
        last - int(right.indices[last - middle]),
    )
    return bins, float(gap[middle])

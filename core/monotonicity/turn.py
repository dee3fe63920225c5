"""What monotone means, and how counted data can contradict it.

A function is monotone if more of x never means less of it, or never means more. A model
``σ(w x + b)`` is monotone whatever w and b are: the sign of w decides which. Data
contradict every such model when their rate, bin by bin, clearly falls and then clearly
rises: by more than the intervals of the bins allow for.
"""

import torch

from core.monotonicity.binned_rates import CONFIDENCE, BinnedRates, wilson_interval


def widened_confidence(num_bins: int) -> float:
    """Return the confidence each bin needs for all together to have `CONFIDENCE`.

    Who looks at twenty 95 % intervals expects one to miss; Bonferroni's inequality asks
    99.75 % of each.
    """
    return 1 - (1 - CONFIDENCE) / num_bins


def find_valley(
    rates: BinnedRates, confidence: float = CONFIDENCE
) -> tuple[int, int, int] | None:
    """Return the clearest valley of the binned curve, or None if it has none.

    A valley is a bin whose interval lies wholly below that of some bin to its left and
    of some bin to its right.

    Args:
        rates: The binned curve.
        confidence: That of each bin's interval; see `widened_confidence`.

    Returns:
        Indices of the bin to the left, of the valley, and of the bin to the right.
    """
    low, high = wilson_interval(rates.events, rates.trials, confidence)
    left, right = low.cummax(0), low.flip(0).cummax(0)
    gap = torch.minimum(left.values, right.values.flip(0)) - high
    middle, last = int(gap.argmax()), len(low) - 1
    if gap[middle] <= 0:
        return None
    return int(left.indices[middle]), middle, last - int(right.indices[last - middle])

"""The rate of an outcome in bins of a feature, and how sure a count makes us of it.

Chance is judged by Wilson's interval for a rate (E. B. Wilson, "Probable inference, the
law of succession, and statistical inference", Journal of the American Statistical
Association 22, 1927).
"""

import math
from statistics import NormalDist
from typing import NamedTuple

import torch
from torch import Tensor

from core.monotonicity.grouped_counts import Tally

CONFIDENCE = 0.95


class BinnedRates(NamedTuple):
    """The rate of an outcome in bins of a feature; only bins with examples.

    Attributes:
        left: Lower edge of each bin (in the bin), shape (num_bins,).
        right: Upper edge of each bin (not in it), shape (num_bins,).
        center: Mean of the feature in the bin, shape (num_bins,).
        trials: Examples in the bin, shape (num_bins,).
        events: Those of them with outcome 1, shape (num_bins,).
        low: Lower end of the interval for the rate, shape (num_bins,).
        high: Upper end of the interval for the rate, shape (num_bins,).
    """

    left: Tensor
    right: Tensor
    center: Tensor
    trials: Tensor
    events: Tensor
    low: Tensor
    high: Tensor

    @property
    def rate(self) -> Tensor:
        """Share of outcome 1 in each bin, shape (num_bins,)."""
        return self.events / self.trials


def wilson_interval(
    events: Tensor, trials: Tensor, confidence: float = CONFIDENCE
) -> tuple[Tensor, Tensor]:
    """Return the ends of Wilson's score interval for the rate behind a count.

    It solves ``|rate - p| <= z sqrt(p (1 - p) / trials)`` for p, so unlike the textbook
    ±1.96 standard errors it stays in [0, 1] and has a width at a rate of 0.

    Args:
        events: Times it happened, any shape.
        trials: Times it could have, at least 1, same shape.
        confidence: Probability that such an interval covers the rate, in (0, 1).
    """
    z2 = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    middle = (events + z2 / 2) / (trials + z2)
    spread = (z2 * (events * (trials - events) / trials + z2 / 4)).sqrt()
    half = spread / (trials + z2)
    return (middle - half).clamp(min=0), (middle + half).clamp(max=1)


def bin_index(x: Tensor, edges: Tensor) -> Tensor:
    """Return the bin of each `x`: the last edge not above it, shape of `x`.

    An edge that decimal arithmetic would hit exactly counts as hit.
    """
    slack = 1e-9 * edges.diff().min()
    return torch.searchsorted(edges, x + slack, right=True) - 1


def pooled_edges(data: Tally, width: float, fewest: int) -> Tensor:
    """Return edges on the multiples of `width`, sparse ends pooled, float64.

    Thermometers rarely read 33 °C: a bin of its own would only show chance.

    Args:
        data: Outcomes counted by the value of a feature.
        width: Of a bin, > 0.
        fewest: Examples that the first and the last bin have to hold, if there are as
            many.
    """
    # Ten digits: 36.6 / 0.2 is 183 to a reader and 182.99999999999997 to a computer.
    first, last = (
        math.floor(round(end / width, 10)) for end in data.value[[0, -1]].tolist()
    )
    edges = torch.arange(first, last + 2, dtype=torch.float64) * width
    place = bin_index(data.value, edges)
    empty = torch.zeros(len(edges) - 1, dtype=torch.float64)
    trials = empty.index_add(0, place, data.trials)
    from_left = trials.cumsum(0)[:-1] >= fewest
    from_right = trials.flip(0).cumsum(0).flip(0)[1:] >= fewest
    return torch.cat([edges[:1], edges[1:-1][from_left & from_right], edges[-1:]])


def binned_rates(data: Tally, edges: Tensor) -> BinnedRates:
    """Return the rate in every bin that has examples, with its 95 % interval.

    Args:
        data: Outcomes counted by the value of a feature.
        edges: Increasing bin edges that cover every value, shape (num_bins + 1,).
    """
    place = bin_index(data.value, edges)
    empty = torch.zeros(len(edges) - 1, dtype=torch.float64)
    trials = empty.index_add(0, place, data.trials)
    events = empty.index_add(0, place, data.events)
    total = empty.index_add(0, place, data.trials * data.value)
    kept = trials > 0
    trials, events = trials[kept], events[kept]
    low, high = wilson_interval(events, trials)
    center = total[kept] / trials
    return BinnedRates(
        edges[:-1][kept], edges[1:][kept], center, trials, events, low, high
    )


def log_odds(rates: Tensor) -> Tensor:
    """Return log(p / (1 - p)) of rates, any shape.

    Rates of 0 and 1, whose log-odds are infinite, count as 0.001 and 0.999.
    """
    return rates.logit(eps=1e-3)

"""The rate of an outcome in bins of a feature, and how sure a count makes us of it.

Chance is judged by Wilson's interval for a rate (E. B. Wilson, "Probable inference, the
law of succession, and statistical inference", Journal of the American Statistical
Association 22, 1927).
"""

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


def bin_edges(low: float, high: float, width: float) -> Tensor:
    """Return edges on the multiples of `width` that cover [low, high], float64.

    Raises:
        ValueError: If the width is not positive.
    """
    if not width > 0:
        raise ValueError(f"a bin cannot be {width:g} wide")
    # Ten digits: 36.6 / 0.2 is 183 to a reader and 182.99999999999997 to a computer.
    first = int(torch.tensor(round(low / width, 10)).double().floor())
    last = int(torch.tensor(round(high / width, 10)).double().floor()) + 1
    return torch.arange(first, last + 1, dtype=torch.float64) * width


def bin_index(x: Tensor, edges: Tensor) -> Tensor:
    """Return the bin of each `x`: the last edge not above it, shape of `x`.

    An edge that decimal arithmetic would hit exactly counts as hit.
    """
    slack = 1e-9 * edges.diff().min()
    return torch.searchsorted(edges, x + slack, right=True) - 1


def pool_ends(data: Tally, edges: Tensor, fewest: int) -> Tensor:
    """Return `edges` without the inner ones that leave too few examples at an end.

    Thermometers rarely read 33 °C: a bin of its own would only show chance.

    Args:
        data: Outcomes counted by the value of a feature.
        edges: Increasing bin edges, shape (num_bins + 1,).
        fewest: Examples that the first and the last bin have to hold, if there are as
            many.
    """
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

    Raises:
        ValueError: If a value lies outside the edges.
    """
    place = bin_index(data.value, edges)
    if place.min() < 0 or place.max() >= len(edges) - 1:
        raise ValueError(
            f"values from {data.value[0]:g} to {data.value[-1]:g} do not fit into bins "
            f"from {edges[0]:g} to {edges[-1]:g}"
        )
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


def log_odds(*rates: Tensor) -> Tensor:
    """Return log(p / (1 - p)) of rates of one shape (n,), shape (number of rates, n).

    Rates of 0 and 1, whose log-odds are infinite, count as 0.001 and 0.999.
    """
    return torch.stack(rates).logit(eps=1e-3)

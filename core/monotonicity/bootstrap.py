"""How much a mean over held-out examples would vary with other examples.

Examples are drawn again from those at hand, with replacement, as many as there are; the
means of many such draws spread like the mean itself (Efron, "Bootstrap methods: another
look at the jackknife", 1979). The middle 95 % of them is the percentile interval.
"""

from typing import NamedTuple

import torch
from torch import Tensor

NUM_RESAMPLES = 1000
RESAMPLES_AT_ONCE = 50
CONFIDENCE = 0.95


class Interval(NamedTuple):
    """A mean and the ends of its interval."""

    mean: float
    low: float
    high: float


def resample(
    counts: Tensor, *, seed: int = 0, num_resamples: int = NUM_RESAMPLES
) -> Tensor:
    """Return how often each cell is drawn, float64, shape (num_resamples, num_cells).

    Args:
        counts: Whole number of examples in each cell, shape (num_cells,).
        seed: Seed of the draws.
        num_resamples: How often to draw as many examples as there are.
    """
    generator = torch.Generator().manual_seed(seed)
    total = int(counts.sum())
    owner = torch.repeat_interleave(torch.arange(len(counts)), counts.long())
    times = torch.empty(num_resamples, len(counts), dtype=torch.float64)
    # In parts: all at once would take a hundred megabytes for a moment.
    for rows in times.split(RESAMPLES_AT_ONCE):
        drawn = torch.randint(total, (len(rows), total), generator=generator)
        cell = owner[drawn] + len(counts) * torch.arange(len(rows))[:, None]
        found = torch.bincount(cell.flatten(), minlength=rows.numel())
        rows.copy_(found.view_as(rows))
    return times


def bootstrap_means(values: Tensor, times: Tensor) -> Tensor:
    """Return means over examples drawn again, shape (num_resamples, num_columns).

    The columns are drawn together, so that differences between them are paired.

    Args:
        values: What is averaged, shape (num_cells, num_columns).
        times: How often each cell was drawn, shape (num_resamples, num_cells).
    """
    return times @ values / times[0].sum()


def percentile_interval(mean: Tensor, means: Tensor) -> Interval:
    """Return `mean` with the middle 95 % of the resampled `means` (num_resamples,)."""
    tail = (1 - CONFIDENCE) / 2
    low, high = means.quantile(torch.tensor([tail, 1 - tail], dtype=means.dtype))
    return Interval(float(mean), float(low), float(high))

"""Examples no model was fitted to: how they are split off, log-loss, calibration.

How much a mean over them would vary with other examples is told by drawing examples
again from those at hand, with replacement, as many as there are: the means of many such
draws spread like the mean itself (Efron, "Bootstrap methods: another look at the
jackknife", 1979). The middle 95 % of them is the percentile interval.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from core.monotonicity.binned_rates import CONFIDENCE, BinnedRates, binned_rates
from core.monotonicity.grouped_counts import Tally, tally
from core.monotonicity.one_feature import Model, constant_model, losses, mean_loss
from core.monotonicity.relu_fit import RampFits, fit_all_ramps
from core.training.progress import OnEpoch

HELD_OUT_SHARE = 0.3
STARTS_A_SPLIT = 8
"""Random starts of a hidden layer in each of many splits: one in two finds the bend."""
NUM_RESAMPLES = 1000
RESAMPLES_AT_ONCE = 50


class Estimate(NamedTuple):
    """A mean and the ends of its interval."""

    mean: float
    low: float
    high: float


class HeldOut(NamedTuple):
    """Log-losses on examples that no model was fitted to.

    Attributes:
        losses: One estimate a model.
        gain: Paired: log-loss of the second model minus that of the last.
        constant: Log-loss of the overall rate of the examples that were fitted.
    """

    losses: list[Estimate]
    gain: Estimate
    constant: float


def split_rows(num_rows: int, seed: int) -> tuple[Tensor, Tensor]:
    """Hold out 30 % of the rows, rounded up; return the rows to fit and those held out.

    A seed always holds out the same ones.
    """
    generator = torch.Generator().manual_seed(seed)
    shuffled = torch.randperm(num_rows, generator=generator)
    num_train = int((1 - HELD_OUT_SHARE) * num_rows)
    return shuffled[:num_train], shuffled[num_train:]


def split_tally(x: Tensor, y: Tensor, seed: int) -> tuple[Tally, Tally]:
    """Count the outcomes `y` by `x`, of the examples to fit and of those held out."""
    train, held_out = (tally(x[rows], y[rows]) for rows in split_rows(len(y), seed))
    return train, held_out


def resample(counts: Tensor) -> Tensor:
    """Draw as many examples as there are, again and again.

    Args:
        counts: Whole number of examples in each cell, shape (num_cells,).

    Returns:
        How often each cell is drawn, float64, shape (NUM_RESAMPLES, num_cells).
    """
    generator = torch.Generator().manual_seed(0)
    total = int(counts.sum())
    owner = torch.repeat_interleave(torch.arange(len(counts)), counts.long())
    times = torch.empty(NUM_RESAMPLES, len(counts), dtype=torch.float64)
    # In parts: all at once would take a hundred megabytes for a moment.
    for rows in times.split(RESAMPLES_AT_ONCE):
        drawn = torch.randint(total, (len(rows), total), generator=generator)
        cell = owner[drawn] + len(counts) * torch.arange(len(rows))[:, None]
        found = torch.bincount(cell.flatten(), minlength=rows.numel())
        rows.copy_(found.view_as(rows))
    return times


def percentile_interval(mean: Tensor, means: Tensor) -> Estimate:
    """Return `mean` with the middle 95 % of the resampled `means` (num_resamples,)."""
    tail = (1 - CONFIDENCE) / 2
    low, high = means.quantile(torch.tensor([tail, 1 - tail], dtype=means.dtype))
    return Estimate(float(mean), float(low), float(high))


def score_held_out(models: Sequence[Model], train: Tally, held_out: Tally) -> HeldOut:
    """Score models fitted to `train` on others, with 95 % bootstrap intervals."""
    counts = torch.cat([held_out.trials - held_out.events, held_out.events])
    per_outcome = [torch.cat(losses(model(held_out.value))) for model in models]
    values = torch.stack(per_outcome, dim=1)
    mean = counts @ values / counts.sum()
    # Drawn together for all models, so that differences between them are paired.
    means = resample(counts) @ values / counts.sum()
    return HeldOut(
        [percentile_interval(m, d) for m, d in zip(mean, means.T, strict=True)],
        percentile_interval(mean[1] - mean[-1], means[:, 1] - means[:, -1]),
        mean_loss(constant_model(train), held_out),
    )


def losses_of_splits(
    split: Callable[[int], tuple[Tally, Tally]],
    fit: Callable[[int, RampFits], Sequence[Model]],
    num_splits: int,
    num_hiddens: int,
    on_epoch: OnEpoch | None = None,
) -> list[tuple[float, ...]]:
    """Return the held-out log-loss of each model, split by split.

    Args:
        split: From a seed to the examples to fit, and those held out.
        fit: From a seed and the hidden layers fitted to its examples to the models.
        num_splits: Seeds 0 to `num_splits` - 1 are split and fitted.
        num_hiddens: Units of the hidden layers, which are fitted all at once.
        on_epoch: As `core.monotonicity.relu_fit.fit_all_ramps` takes it.
    """
    seeds = range(num_splits)
    fits = fit_all_ramps(
        [split(seed)[0] for seed in seeds],
        num_hiddens,
        seeds=seeds,
        num_starts=STARTS_A_SPLIT,
        on_epoch=on_epoch,
    )
    return [
        tuple(mean_loss(model, split(seed)[1]) for model in fit(seed, fits[seed]))
        for seed in seeds
    ]


def calibration(
    model: Model, held_out: Tally, edges: Tensor
) -> tuple[Tensor, BinnedRates]:
    """Return the mean risk the model gives each bin, and what happened there."""
    risk = model(held_out.value)
    rates = binned_rates(held_out, edges)
    given = binned_rates(held_out._replace(events=held_out.trials * risk), edges)
    return given.rate, rates

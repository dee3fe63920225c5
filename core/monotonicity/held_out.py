"""Patients no model was fitted to: log-loss with intervals, and calibration."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from core.monotonicity import one_feature
from core.monotonicity.binned_rates import BinnedRates, binned_rates
from core.monotonicity.bootstrap import Interval, bootstrap_means, percentile_interval
from core.monotonicity.grouped_counts import Tally
from core.monotonicity.temperature import Models


class HeldOut(NamedTuple):
    """Log-losses on patients that no model was fitted to.

    Attributes:
        losses: One interval a model, in the order of `Models`.
        gains: Paired: log-loss of the linear model minus that of each model.
        constant: Log-loss of the training patients' overall rate.
    """

    losses: list[Interval]
    gains: list[Interval]
    constant: float


def outcomes(held_out: Tally) -> Tensor:
    """Count who lived and who died at each temperature, shape (2 n,)."""
    return torch.cat([held_out.trials - held_out.events, held_out.events])


def score_held_out(
    models: Models, train: Tally, held_out: Tally, times: Tensor
) -> HeldOut:
    """Score the models on held-out patients, with 95 % bootstrap intervals.

    Args:
        models: The models, fitted to `train`.
        train: The patients they were fitted to.
        held_out: The other patients.
        times: `core.monotonicity.bootstrap.resample` of the `outcomes` of `held_out`.
    """
    per_outcome = [
        torch.cat(one_feature.losses(model(held_out.value))) for model in models
    ]
    values, counts = torch.stack(per_outcome, dim=1), outcomes(held_out)
    mean = counts @ values / counts.sum()
    means = bootstrap_means(values, times)
    gain, gains = mean[1] - mean, means[:, 1:2] - means
    return HeldOut(
        [percentile_interval(m, d) for m, d in zip(mean, means.T, strict=True)],
        [percentile_interval(m, d) for m, d in zip(gain, gains.T, strict=True)],
        one_feature.mean_loss(one_feature.constant_model(train), held_out),
    )


def losses_of_splits(
    split: Callable[[int], tuple[Tally, Tally]],
    fit: Callable[[Tally, int], Sequence[one_feature.Model]],
    num_splits: int,
    report: Callable[[float], bool] = lambda share: True,
) -> list[tuple[float, ...]]:
    """Return the held-out log-loss of each model, split by split.

    Args:
        split: From a seed to the examples to fit, and those held out.
        fit: From the examples to fit and the seed to the models.
        num_splits: Seeds 0 to `num_splits` - 1 are split and fitted.
        report: Told which share is done; the rest is left out once it returns False.
    """
    losses = []
    for seed in range(num_splits):
        if not report(seed / num_splits):
            break
        train, held_out = split(seed)
        models = fit(train, seed)
        losses.append(tuple(one_feature.mean_loss(model, held_out) for model in models))
    return losses


def calibration(
    model: one_feature.Model, held_out: Tally, edges: Tensor
) -> tuple[Tensor, BinnedRates]:
    """Return the mean risk the model gives each bin, and what happened there."""
    risk = model(held_out.value)
    rates = binned_rates(held_out, edges)
    given = binned_rates(held_out._replace(events=held_out.trials * risk), edges)
    return given.rate, rates

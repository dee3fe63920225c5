"""Patients no model was fitted to: log-loss with intervals, and calibration."""

from typing import NamedTuple

import torch
from torch import Tensor

from core import one_feature
from core.binned_rates import BinnedRates, binned_rates
from core.bootstrap import Interval, bootstrap_means, percentile_interval
from core.ramp_fits import fit_ramps
from core.tally import Tally
from core.temperature import Models, fit_models, split_patients


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


def score_held_out(models: Models, train: Tally, held_out: Tally) -> HeldOut:
    """Score the models on held-out patients, with 95 % bootstrap intervals."""
    per_outcome = [
        torch.cat(one_feature.losses(model(held_out.value))) for model in models
    ]
    values = torch.stack(per_outcome, dim=1)
    counts = torch.cat([held_out.trials - held_out.events, held_out.events])
    mean = counts @ values / counts.sum()
    means = bootstrap_means(values, counts)
    gain, gains = mean[1] - mean, means[:, 1:2] - means
    return HeldOut(
        [percentile_interval(m, d) for m, d in zip(mean, means.T, strict=True)],
        [percentile_interval(m, d) for m, d in zip(gain, gains.T, strict=True)],
        one_feature.mean_loss(one_feature.constant_model(train), held_out),
    )


def split_losses(seed: int, center: float, num_hiddens: int) -> tuple[float, ...]:
    """Return the held-out log-loss of each of `Models` for one split."""
    train, held_out = split_patients(seed)
    fits = fit_ramps(train, num_hiddens, seed=seed)
    models = fit_models(train, center, fits)
    return tuple(one_feature.mean_loss(model, held_out) for model in models)


def calibration(
    model: one_feature.Model, held_out: Tally, edges: Tensor
) -> tuple[Tensor, BinnedRates]:
    """Return the mean risk the model gives each bin, and what happened there."""
    risk = model(held_out.value)
    rates = binned_rates(held_out, edges)
    given = binned_rates(held_out._replace(events=held_out.trials * risk), edges)
    return given.rate, rates

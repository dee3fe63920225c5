"""The first story: body temperature and the risk of seriously ill patients.

9,104 patients of the SUPPORT study (Knaus et al. 1995), their body temperature on the
third day and whether they died within 30 days. The chapter's claim is that the risk
rises on both sides of 37 °C, which no model that is monotone in T can say.
"""

from functools import lru_cache
from typing import NamedTuple

import torch
from torch import Tensor

from core import one_feature
from core.binned_rates import BinnedRates, binned_rates
from core.bootstrap import Interval, bootstrap_means, percentile_interval
from core.ramps import NUM_STARTS, RampFits, fit_ramps
from core.real_data import body_temperature
from core.split import split_rows
from core.tally import Tally, tally

REFERENCE = 37.0
LOWEST, HIGHEST = 31.5, 42.0
CHI2_95 = 3.8414588206941


def to_fahrenheit(celsius: Tensor | float) -> Tensor | float:
    """Convert a temperature in °C to °F."""
    return celsius * 9 / 5 + 32


@lru_cache(maxsize=1)
def patients() -> tuple[Tensor, Tensor]:
    """Return temperatures in °C, read to 0.1, and outcomes; float64, (9104,) each."""
    temperature, died = body_temperature()
    return (temperature.double() * 10).round() / 10, died.double()


@lru_cache(maxsize=1)
def all_patients() -> Tally:
    """Count all 9,104 patients and deaths by temperature."""
    return tally(*patients())


@lru_cache(maxsize=64)
def split_patients(seed: int) -> tuple[Tally, Tally]:
    """Count the patients to train on, and the 30 % held out by `seed`."""
    temperature, died = patients()
    train, held_out = split_rows(len(died), seed)
    return (
        tally(temperature[train], died[train]),
        tally(temperature[held_out], died[held_out]),
    )


class Models(NamedTuple):
    """The models of the story, each from temperatures (n,) in °C to risks (n,)."""

    line: one_feature.Model
    linear: one_feature.Model
    distance: one_feature.Model
    hidden: one_feature.Model


def fit_models(data: Tally, center: float, fits: RampFits) -> Models:
    """Fit the models to `data`; the hidden layer is the best of `fits`."""
    away = one_feature.distance_from(center)
    linear = one_feature.fit_feature(data, lambda T: T)
    distance = one_feature.fit_feature(data, away)
    return Models(
        one_feature.line_model(one_feature.fit_line(data)),
        one_feature.logistic_model(linear),
        one_feature.logistic_model(distance, away),
        one_feature.hidden_model(fits.mlp()),
    )


def bin_loss(rates: BinnedRates) -> float:
    """Return the log-loss of giving every patient the observed rate of the bin."""
    entropy = torch.special.entr(rates.rate) + torch.special.entr(1 - rates.rate)
    return float((rates.trials * entropy).sum() / rates.trials.sum())


def share_of_signal(loss: float, constant: float, best: float) -> float:
    """Return how much of the way from `constant` to `best` log-loss a model went."""
    return (constant - loss) / (constant - best)


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
        torch.cat(one_feature.losses(model(held_out.value), held_out))
        for model in models
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
    fits = fit_ramps(train, num_hiddens, seed=seed, num_starts=NUM_STARTS)
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


def side_weights(data: Tally, center: float) -> tuple[float, float, float]:
    """Return the linear model's weight on T, fitted below, to all and above `center`.

    In log-odds a degree Celsius. The sign of the weight is all a linear model can say
    about the direction of the risk.
    """
    sides = (data.value < center, data.value > -torch.inf, data.value > center)
    parts = (Tally(*(column[side] for column in data)) for side in sides)
    below, both, above = (
        float(one_feature.fit_feature(part, lambda T: T).W) for part in parts
    )
    return below, both, above


def compatible_centers(
    centers: Tensor, losses: Tensor, num_patients: int
) -> tuple[float, float, float]:
    """Return the lowest, the best and the highest c that the patients cannot refute.

    By the likelihood ratio: twice the log-likelihood lost against the best c stays
    below 3.84, the 95 % point of χ² with one degree of freedom (Wilks 1938).

    Args:
        centers: Reference temperatures in increasing order, shape (n,).
        losses: Mean log-loss of the best model at each, shape (n,).
        num_patients: Number of patients behind the mean.
    """
    kept = centers[2 * num_patients * (losses - losses.min()) <= CHI2_95]
    return float(kept[0]), float(centers[losses.argmin()]), float(kept[-1])

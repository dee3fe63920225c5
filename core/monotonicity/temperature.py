"""The first story: body temperature and the risk of seriously ill patients.

9,104 patients of the SUPPORT study (Knaus et al. 1995), their body temperature on the
third day and whether they died within 30 days. The chapter's claim is that the risk
rises on both sides of 37 °C, which no model that is monotone in T can represent.
"""

from functools import lru_cache
from typing import NamedTuple

import torch
from torch import Tensor

from core.affine import Affine
from core.datasets.real_data import body_temperature
from core.monotonicity import one_feature
from core.monotonicity.binned_rates import BinnedRates
from core.monotonicity.grouped_counts import Tally, tally
from core.monotonicity.held_out import split_tally
from core.monotonicity.relu_fit import RampFits

REFERENCE = 37.0
CHI2_95 = 3.8414588206941


def to_fahrenheit(celsius: Tensor) -> Tensor:
    """Convert temperatures in °C to °F."""
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
    return split_tally(*patients(), seed)


def fitted_to(seed: int | None) -> Tally:
    """Return the patients to train on in the split of a seed; all if it is None."""
    return all_patients() if seed is None else split_patients(seed)[0]


class TemperatureModels(NamedTuple):
    """The models of the story, each from temperatures (n,) in °C to risks (n,)."""

    line: one_feature.Model
    linear: one_feature.Model
    distance: one_feature.Model
    hidden: one_feature.Model


@lru_cache(maxsize=64)
def linear_models(seed: int | None) -> tuple[one_feature.Model, one_feature.Model]:
    """Fit the straight line and the logistic curve, both linear in T."""
    data = fitted_to(seed)
    linear = one_feature.fit_feature(data, lambda T: T)
    return (
        one_feature.line_model(one_feature.fit_line(data)),
        one_feature.logistic_model(linear),
    )


@lru_cache(maxsize=2048)
def distance_layer(center: float, seed: int | None) -> Affine:
    """Fit the log-odds of the model on |T - center|."""
    return one_feature.fit_feature(fitted_to(seed), one_feature.distance_from(center))


def distance_model(center: float, seed: int | None) -> one_feature.Model:
    """Fit the logistic curve on |T - center|."""
    away = one_feature.distance_from(center)
    return one_feature.logistic_model(distance_layer(center, seed), away)


def fit_models(center: float, seed: int | None, fits: RampFits) -> TemperatureModels:
    """Fit all models; the hidden layer is the best of `fits`."""
    return TemperatureModels(
        *linear_models(seed),
        distance_model(center, seed),
        one_feature.hidden_model(fits.mlp()),
    )


def bin_loss(rates: BinnedRates) -> float:
    """Return the log-loss of giving every patient the observed rate of the bin."""
    entropy = torch.special.entr(rates.rate) + torch.special.entr(1 - rates.rate)
    return float((rates.trials * entropy).sum() / rates.trials.sum())


@lru_cache(maxsize=1)
def side_weights() -> tuple[float, float]:
    """Return the linear model's weight on T, fitted below and above 37 °C alone.

    In log-odds a degree Celsius. The sign of the weight is all that a linear model has
    for the direction of the risk.
    """
    data = all_patients()
    below, above = (
        float(one_feature.fit_feature(part, lambda T: T).W)
        for side in (data.value < REFERENCE, data.value > REFERENCE)
        for part in [Tally(*(column[side] for column in data))]
    )
    return below, above


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

"""The first story: body temperature and the risk of seriously ill patients.

9,104 patients of the SUPPORT study (Knaus et al. 1995), their body temperature on the
third day and whether they died within 30 days. The chapter's claim is that the risk
rises on both sides of 37 °C, which no model that is monotone in T can represent.
"""

from functools import lru_cache
from typing import NamedTuple

import torch
from torch import Tensor

from core.datasets.real_data import body_temperature
from core.monotonicity import one_feature
from core.monotonicity.binned_rates import BinnedRates
from core.monotonicity.grouped_counts import Tally, tally
from core.monotonicity.held_out import split_tally
from core.monotonicity.relu_fit import RampFits

REFERENCE = 37.0
LOWEST, HIGHEST = 31.5, 42.0
CHI2_95 = 3.8414588206941


class TemperatureUnit(NamedTuple):
    """Degrees Celsius or Fahrenheit; values come in °C."""

    sign: str

    def scale(self, celsius: Tensor | float) -> Tensor | float:
        """Convert temperatures in °C to this unit."""
        return celsius * 9 / 5 + 32 if self.sign == "°F" else celsius


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


class TemperatureModels(NamedTuple):
    """The models of the story, each from temperatures (n,) in °C to risks (n,)."""

    line: one_feature.Model
    linear: one_feature.Model
    distance: one_feature.Model
    hidden: one_feature.Model


def fit_linear(data: Tally) -> tuple[one_feature.Model, one_feature.Model]:
    """Fit the straight line and the logistic curve, both linear in T."""
    linear = one_feature.fit_feature(data, lambda T: T)
    return (
        one_feature.line_model(one_feature.fit_line(data)),
        one_feature.logistic_model(linear),
    )


def fit_distance(data: Tally, center: float) -> one_feature.Model:
    """Fit the logistic curve on |T - center|."""
    away = one_feature.distance_from(center)
    return one_feature.logistic_model(one_feature.fit_feature(data, away), away)


def fit_models(data: Tally, center: float, fits: RampFits) -> TemperatureModels:
    """Fit the models to `data`; the hidden layer is the best of `fits`."""
    return TemperatureModels(
        *fit_linear(data),
        fit_distance(data, center),
        one_feature.hidden_model(fits.mlp()),
    )


def models_of_split(seed: int, fits: RampFits) -> TemperatureModels:
    """Fit the models to the patients of a split, those without units only once."""
    return TemperatureModels(
        *_without_units(seed), one_feature.hidden_model(fits.mlp())
    )


@lru_cache(maxsize=64)
def _without_units(seed: int) -> tuple[one_feature.Model, ...]:
    train, _ = split_patients(seed)
    return *fit_linear(train), fit_distance(train, REFERENCE)


def bin_loss(rates: BinnedRates) -> float:
    """Return the log-loss of giving every patient the observed rate of the bin."""
    entropy = torch.special.entr(rates.rate) + torch.special.entr(1 - rates.rate)
    return float((rates.trials * entropy).sum() / rates.trials.sum())


def share_of_signal(loss: float, constant: float, best: float) -> float:
    """Return how much of the way from `constant` to `best` log-loss a model went."""
    return (constant - loss) / (constant - best)


def side_weights(data: Tally, center: float) -> tuple[float, float, float]:
    """Return the linear model's weight on T, fitted below, to all and above `center`.

    In log-odds a degree Celsius. The sign of the weight is all that a linear model has
    for the direction of the risk.
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

"""What the temperature story computes once for all readers.

All of it are pure functions of core; here they are kept, so that sixty readers of one
link cost one fit.
"""

from functools import lru_cache

import streamlit as st
import torch
from torch import Tensor

from core.affine import Affine
from core.monotonicity import classical_fits, one_feature, temperature
from core.monotonicity.binned_rates import (
    BinnedRates,
    bin_edges,
    binned_rates,
    pool_ends,
)
from core.monotonicity.isotonic import fit_monotone
from core.monotonicity.relu_fit import RampFits, fit_ramps
from core.monotonicity.temperature import TemperatureModels

# Fewer patients than this do not make a dot of their own at the ends.
RANGE = 0.5
"""Width, in °C, of the ranges whose rates count as all that the temperature says."""
FEWEST = 20
CURVE_STEP = 0.05
OLDER_METHODS = {
    "tree": classical_fits.fit_tree,
    "kernel": classical_fits.fit_kernel,
    "spline": classical_fits.fit_spline,
}


@st.cache_resource(max_entries=64, show_spinner=False)
def hidden_fits(num_hiddens: int) -> RampFits:
    """Hidden layers fitted to all patients."""
    return fit_ramps(temperature.all_patients(), num_hiddens)


@st.cache_resource(max_entries=1, show_spinner=False)
def linear_models() -> tuple[one_feature.Model, one_feature.Model]:
    """Line and logistic curve fitted to all patients."""
    return temperature.fit_linear(temperature.all_patients())


@lru_cache(maxsize=256)
def all_models(center: float, num_hiddens: int) -> TemperatureModels:
    """Models fitted to all patients; the parts are kept, too, for other centers."""
    return TemperatureModels(
        *linear_models(),
        one_feature.logistic_model(
            distance_layer(center), one_feature.distance_from(center)
        ),
        one_feature.hidden_model(hidden_fits(num_hiddens).mlp()),
    )


@st.cache_resource(max_entries=1, show_spinner=False)
def constant_loss() -> float:
    """Log-loss of giving every patient the overall rate."""
    data = temperature.all_patients()
    return one_feature.mean_loss(one_feature.constant_model(data), data)


@st.cache_resource(max_entries=1, show_spinner=False)
def lowest_loss() -> float:
    """Log-loss of giving every patient the observed rate of the range of `RANGE`."""
    return temperature.bin_loss(binned(RANGE))


def share_found(model: one_feature.Model) -> float:
    """Return how much of what the ranges say a model found, by its log-loss."""
    loss = one_feature.mean_loss(model, temperature.all_patients())
    return temperature.share_of_signal(loss, constant_loss(), lowest_loss())


@st.cache_resource(max_entries=32, show_spinner=False)
def binned(width: float) -> BinnedRates:
    """Observed risk in bins of `width` °C, the sparse ends pooled."""
    patients = temperature.all_patients()
    edges = bin_edges(float(patients.value[0]), float(patients.value[-1]), width)
    return binned_rates(patients, pool_ends(patients, edges, FEWEST))


@st.cache_resource(max_entries=1, show_spinner=False)
def profile_centers() -> tuple[Tensor, Tensor]:
    """Reference temperatures every 0.1 °C, and the log-loss of the best fit at each."""
    centers = torch.arange(340, 411, dtype=torch.float64) / 10
    return centers, one_feature.distance_profile(temperature.all_patients(), centers)


@st.cache_resource(max_entries=1, show_spinner=False)
def side_weights() -> tuple[float, float, float]:
    """Weights of the linear model below, over all, and above 37 °C."""
    patients = temperature.all_patients()
    return temperature.side_weights(patients, temperature.REFERENCE)


@st.cache_resource(max_entries=1, show_spinner=False)
def linear_layer() -> Affine:
    """Log-odds of the logistic curve linear in T, fitted to all patients."""
    return one_feature.fit_feature(temperature.all_patients(), lambda T: T)


@st.cache_resource(max_entries=128, show_spinner=False)
def distance_layer(center: float) -> Affine:
    """Log-odds of the model on |T - c|, fitted to all patients."""
    away = one_feature.distance_from(center)
    return one_feature.fit_feature(temperature.all_patients(), away)


def drawn_temperatures() -> Tensor:
    """Temperatures at which curves are drawn, from 31.5 to 42 °C."""
    steps = round((temperature.HIGHEST - temperature.LOWEST) / CURVE_STEP)
    return torch.linspace(temperature.LOWEST, temperature.HIGHEST, steps + 1).double()


@st.cache_resource(max_entries=1, show_spinner=False)
def monotone_models() -> tuple[one_feature.Model, one_feature.Model]:
    """Return the best rising and the best falling curve of any shape."""
    data = temperature.all_patients()
    return fit_monotone(data), fit_monotone(data, rising=False)


@st.cache_resource(max_entries=128, show_spinner=False)
def older_model(method: str, size: float, seed: int | None = None) -> one_feature.Model:
    """Fit an older method to all patients, or to the training part of a split."""
    data = temperature.all_patients()
    if seed is not None:
        data, _ = temperature.split_patients(seed)
    return OLDER_METHODS[method](data, size)

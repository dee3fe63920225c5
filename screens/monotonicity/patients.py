"""What the temperature story computes once for all readers.

All of it are pure functions of core; here they are kept, so that sixty readers of one
link cost one fit. Models are fitted to the training patients of the split of a seed, or
to all patients if the seed is None.
"""

from functools import lru_cache

import streamlit as st
import torch
from torch import Tensor

from core.affine import Affine
from core.monotonicity import classical_fits, one_feature, temperature
from core.monotonicity.binned_rates import BinnedRates, binned_rates, pooled_edges
from core.monotonicity.isotonic import fit_monotone
from core.monotonicity.relu_fit import RampFits, fit_ramps
from core.monotonicity.temperature import TemperatureModels

RANGE = 0.5
"""Width, in °C, of the ranges whose rates count as all that the temperature says."""
FEWEST = 20
"""Patients that make a dot of their own at the ends of the scale."""
OLDER_METHODS = {
    "tree": classical_fits.fit_tree,
    "kernel": classical_fits.fit_kernel,
    "spline": classical_fits.fit_spline,
}


@st.cache_resource(max_entries=256, show_spinner=False)
def hidden_fits(num_hiddens: int, seed: int | None) -> RampFits:
    """Fit hidden layers from all starts."""
    return fit_ramps(temperature.fitted_to(seed), num_hiddens, seed=seed or 0)


@lru_cache(maxsize=256)
def all_models(
    center: float, num_hiddens: int, seed: int | None = None
) -> TemperatureModels:
    """Fit all models; the parts are kept, too, for other centers."""
    return temperature.fit_models(center, seed, hidden_fits(num_hiddens, seed))


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
    return one_feature.share_of_signal(loss, constant_loss(), lowest_loss())


@st.cache_resource(max_entries=32, show_spinner=False)
def binned(width: float) -> BinnedRates:
    """Observed risk in bins of `width` °C, the sparse ends pooled."""
    patients = temperature.all_patients()
    return binned_rates(patients, pooled_edges(patients, width, FEWEST))


@st.cache_resource(max_entries=1, show_spinner=False)
def profile_centers() -> tuple[Tensor, Tensor]:
    """Reference temperatures every 0.1 °C, and the log-loss of the best fit at each."""
    data = temperature.all_patients()
    centers = torch.arange(340, 411, dtype=torch.float64) / 10
    models = [temperature.distance_model(c, None) for c in centers.tolist()]
    losses = [one_feature.mean_loss(model, data) for model in models]
    return centers, torch.tensor(losses, dtype=torch.float64)


@st.cache_resource(max_entries=1, show_spinner=False)
def distance_risks() -> tuple[Tensor, Tensor]:
    """Temperatures of the picture, and there the risk by |T - c| for every c."""
    T = torch.arange(315, 421, dtype=torch.float64) / 10
    centers, _ = profile_centers()
    models = [temperature.distance_model(c, None) for c in centers.tolist()]
    return T, torch.stack([model(T) for model in models])


@st.cache_resource(max_entries=1, show_spinner=False)
def shares_by_center() -> Tensor:
    """Return how much of what the ranges say the model on |T - c| finds, by c."""
    _, losses = profile_centers()
    return one_feature.share_of_signal(losses, constant_loss(), lowest_loss())


@st.cache_resource(max_entries=1, show_spinner=False)
def linear_layer() -> Affine:
    """Log-odds of the logistic curve linear in T, fitted to all patients."""
    return one_feature.fit_feature(temperature.all_patients(), lambda T: T)


@st.cache_resource(max_entries=1, show_spinner=False)
def monotone_models() -> tuple[one_feature.Model, one_feature.Model]:
    """Return the best rising and the best falling curve of any shape."""
    data = temperature.all_patients()
    return fit_monotone(data), fit_monotone(data, rising=False)


@st.cache_resource(max_entries=128, show_spinner=False)
def older_model(method: str, size: float, seed: int | None) -> one_feature.Model:
    """Fit an older method."""
    return OLDER_METHODS[method](temperature.fitted_to(seed), size)

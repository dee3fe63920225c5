"""What the held-out patients are judged by, computed once for all readers."""

import streamlit as st
from torch import Tensor

from core.monotonicity import held_out, one_feature, temperature
from core.monotonicity.binned_rates import BinnedRates, bin_edges, pool_ends
from core.monotonicity.relu_fit import fit_ramps
from core.monotonicity.temperature import TemperatureModels
from screens.monotonicity.patients import FEWEST


@st.cache_resource(max_entries=64, show_spinner=False)
def split_linear(seed: int) -> tuple[one_feature.Model, one_feature.Model]:
    """Line and logistic curve fitted to the training patients of one split."""
    return temperature.fit_linear(temperature.split_patients(seed)[0])


@st.cache_resource(max_entries=2048, show_spinner=False)
def split_distance(seed: int, center: float) -> one_feature.Model:
    """Model on |T - c| fitted to the training patients of one split."""
    return temperature.fit_distance(temperature.split_patients(seed)[0], center)


@st.cache_resource(max_entries=256, show_spinner=False)
def split_hidden(seed: int, num_hiddens: int) -> one_feature.Model:
    """Hidden layer fitted to the training patients of one split."""
    train, _ = temperature.split_patients(seed)
    return one_feature.hidden_model(fit_ramps(train, num_hiddens, seed=seed).mlp())


def split_models(seed: int, center: float, num_hiddens: int) -> TemperatureModels:
    """Models fitted to the training patients of one split; each part is kept."""
    return TemperatureModels(
        *split_linear(seed),
        split_distance(seed, center),
        split_hidden(seed, num_hiddens),
    )


# A megabyte each, for the splits that readers look at right now.
@st.cache_resource(max_entries=8, show_spinner=False)
def split_resamples(seed: int) -> Tensor:
    """Bootstrap draws of the held-out patients of one split."""
    return held_out.resample(held_out.outcomes(temperature.split_patients(seed)[1]))


@st.cache_resource(max_entries=128, show_spinner=False)
def held_out_scores(seed: int, center: float, num_hiddens: int) -> held_out.HeldOut:
    """Held-out log-losses with their bootstrap intervals."""
    train, others = temperature.split_patients(seed)
    models = split_models(seed, center, num_hiddens)
    return held_out.score_held_out(models, train, others, split_resamples(seed))


@st.cache_resource(max_entries=128, show_spinner=False)
def split_calibration(
    seed: int, center: float, num_hiddens: int, width: float
) -> tuple[tuple[Tensor, BinnedRates], ...]:
    """Predicted and observed risk of linear, |T - c| and hidden layer, held out."""
    _, others = temperature.split_patients(seed)
    low, high = float(others.value[0]), float(others.value[-1])
    edges = pool_ends(others, bin_edges(low, high, width), FEWEST)
    return tuple(
        held_out.calibration(model, others, edges)
        for model in split_models(seed, center, num_hiddens)[1:]
    )

"""Patients held out of one split: log-losses, and predicted against observed risk."""

from collections.abc import Mapping

import streamlit as st
from torch import Tensor

from charts.monotonicity.calibration import (
    MODELS,
    calibration_chart,
    calibration_frame,
    predicted_range,
)
from core.monotonicity import held_out, temperature
from core.monotonicity.binned_rates import BinnedRates, bin_edges, pool_ends
from core.monotonicity.held_out import HeldOut
from screens.monotonicity import patients
from ui.draw import draw


# A megabyte each, for the splits that readers look at right now.
@st.cache_resource(max_entries=8, show_spinner=False)
def split_resamples(seed: int) -> Tensor:
    """Bootstrap draws of the held-out patients of one split."""
    return held_out.resample(held_out.outcomes(temperature.split_patients(seed)[1]))


@st.cache_resource(max_entries=128, show_spinner=False)
def held_out_scores(seed: int, center: float, num_hiddens: int) -> HeldOut:
    """Held-out log-losses with their bootstrap intervals."""
    train, others = temperature.split_patients(seed)
    models = patients.all_models(center, num_hiddens, seed)
    return held_out.score_held_out(models, train, others, split_resamples(seed))


@st.cache_resource(max_entries=128, show_spinner=False)
def split_calibration(
    seed: int, center: float, num_hiddens: int, width: float
) -> tuple[tuple[Tensor, BinnedRates], ...]:
    """Predicted and observed risk of linear, |T - c| and hidden layer, held out."""
    _, others = temperature.split_patients(seed)
    low, high = float(others.value[0]), float(others.value[-1])
    edges = pool_ends(others, bin_edges(low, high, width), patients.FEWEST)
    return tuple(
        held_out.calibration(model, others, edges)
        for model in patients.all_models(center, num_hiddens, seed)[1:]
    )


def show_calibration(seed: int, center: float, num_hiddens: int, width: float) -> None:
    """Draw the calibration of one split, and say how little temperature explains."""
    draw_calibration(seed, center, num_hiddens, width)
    scores = held_out_scores(seed, center, num_hiddens)
    points = split_calibration(seed, center, num_hiddens, width)
    predicted = {name: p for name, (p, _) in zip(MODELS, points, strict=True)}
    st.markdown(describe_calibration(scores, predicted))


def draw_calibration(seed: int, center: float, num_hiddens: int, width: float) -> None:
    """Draw predicted against observed risk in the bins of the held-out patients."""
    points = split_calibration(seed, center, num_hiddens, width)
    frame = calibration_frame(dict(zip(MODELS, points, strict=True)))
    draw(
        calibration_chart,
        "predicted risk",
        "share that died",
        predicted_range(frame),
        alt_text="Calibration on held-out patients: predicted against observed risk in "
        "bins of temperature, with the diagonal of a perfect model",
        calibration=frame,
    )


def describe_calibration(scores: HeldOut, predicted: Mapping[str, Tensor]) -> str:
    """Say what the diagonal means, and how little temperature alone explains.

    Args:
        scores: Log-losses of the models on held-out patients.
        predicted: Risks a model gave the bins, by its name.
    """
    linear, _, hidden = (
        f"{float(risks.min()):.0%} to {float(risks.max()):.0%}"
        for risks in predicted.values()
    )
    explained = 1 - scores.losses[3].mean / scores.constant
    return (
        "Each point is a bin of temperature: on the diagonal, what the model predicted "
        "is what happened. The linear model's risks run only from "
        f"{linear}, the hidden layer's from {hidden}. **How much temperature alone "
        "explains:** little. The hidden layer's log-loss is "
        f"{explained:.1%} below that of giving everybody the same risk. Most of what "
        "decides about these patients is not in their temperature; the shape of the "
        "curve is the lesson, not its use at a bed."
    )

"""One split of the patients: log-losses with intervals, predicted and observed risk."""

from collections.abc import Mapping

import pandas as pd
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
from core.monotonicity.temperature import REFERENCE
from screens.monotonicity import patients
from ui.draw import draw

SEED = 0
NAMES = ("straight line", "linear model", "|T − 37| by hand", "hidden layer")


@st.cache_resource(max_entries=8, show_spinner=False)
def scores_of_split(num_hiddens: int) -> HeldOut:
    """Held-out log-losses with their bootstrap intervals."""
    train, others = temperature.split_patients(SEED)
    times = held_out.resample(held_out.outcomes(others))
    models = patients.all_models(REFERENCE, num_hiddens, SEED)
    return held_out.score_held_out(models, train, others, times)


@st.cache_resource(max_entries=8, show_spinner=False)
def points_of_split(num_hiddens: int) -> tuple[tuple[Tensor, BinnedRates], ...]:
    """Predicted and observed risk of linear, |T - 37| and hidden layer, held out."""
    _, others = temperature.split_patients(SEED)
    low, high = float(others.value[0]), float(others.value[-1])
    edges = pool_ends(others, bin_edges(low, high, patients.RANGE), patients.FEWEST)
    return tuple(
        held_out.calibration(model, others, edges)
        for model in patients.all_models(REFERENCE, num_hiddens, SEED)[1:]
    )


def show_one_split(num_hiddens: int) -> None:
    """Tabulate and draw one split, and say how little temperature explains."""
    scores = scores_of_split(num_hiddens)
    points = points_of_split(num_hiddens)
    predicted = {name: p for name, (p, _) in zip(MODELS, points, strict=True)}
    frame = calibration_frame(dict(zip(MODELS, points, strict=True)))
    st.table(_losses(scores))
    st.markdown(describe_gain(scores))
    draw(
        calibration_chart,
        "predicted risk",
        "share that died",
        predicted_range(frame),
        alt_text="Calibration on held-out patients: predicted against observed risk in "
        "bins of temperature, with the diagonal of a perfect model",
        height="content",
        calibration=frame,
    )
    st.markdown(describe_calibration(scores, predicted))


def _losses(scores: HeldOut) -> pd.DataFrame:
    rows = [
        [f"{loss.mean:.3f}", f"{loss.low:.3f} to {loss.high:.3f}"]
        for loss in scores.losses
    ]
    return pd.DataFrame(rows, index=NAMES, columns=["log-loss", "95% interval"])


def describe_gain(scores: HeldOut) -> str:
    """Say what the hidden layer saves on this split, and how sure that is."""
    gain = scores.gains[3]
    return (
        "The intervals overlap because patients differ; the difference between two "
        "models on the same patients is far surer. Here the hidden layer saves "
        f"{1000 * gain.mean:.1f} nats per 1,000 patients against the linear model (95% "
        f"bootstrap interval {1000 * gain.low:.1f} to {1000 * gain.high:.1f})."
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

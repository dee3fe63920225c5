"""One split of the patients: log-losses with intervals, predicted and observed risk."""

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
from core.monotonicity.binned_rates import BinnedRates, pooled_edges
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
    models = patients.all_models(REFERENCE, num_hiddens, SEED)
    return held_out.score_held_out(models, train, others)


@st.cache_resource(max_entries=8, show_spinner=False)
def points_of_split(num_hiddens: int) -> dict[str, tuple[Tensor, BinnedRates]]:
    """Predicted and observed risk of linear, |T - 37| and hidden layer, held out."""
    _, others = temperature.split_patients(SEED)
    edges = pooled_edges(others, patients.RANGE, patients.FEWEST)
    _, *models = patients.all_models(REFERENCE, num_hiddens, SEED)
    return {
        name: held_out.calibration(model, others, edges)
        for name, model in zip(MODELS, models, strict=True)
    }


def show_one_split(num_hiddens: int) -> None:
    """Tabulate and draw one split, and say how little temperature explains."""
    scores, points = scores_of_split(num_hiddens), points_of_split(num_hiddens)
    rows = [
        [f"{loss.mean:.3f}", f"{loss.low:.3f} to {loss.high:.3f}"]
        for loss in scores.losses
    ]
    st.table(pd.DataFrame(rows, index=NAMES, columns=["log-loss", "95% interval"]))
    st.markdown(
        "The intervals overlap because patients differ; the difference between two "
        "models on the same patients is far surer. Here the hidden layer saves "
        f"{1000 * scores.gain.mean:.1f} nats per 1,000 patients against the linear "
        f"model (95% bootstrap interval {1000 * scores.gain.low:.1f} to "
        f"{1000 * scores.gain.high:.1f})."
    )
    frame = calibration_frame(points)
    draw(
        calibration_chart,
        predicted_range(frame),
        alt_text="Calibration on held-out patients: predicted against observed risk in "
        "bins of temperature, with the diagonal of a perfect model",
        height="content",
        calibration=frame,
    )
    linear, _, hidden = (
        f"{float(risks.min()):.0%} to {float(risks.max()):.0%}"
        for risks, _ in points.values()
    )
    explained = 1 - scores.losses[-1].mean / scores.constant
    st.markdown(
        "Each point is a bin of temperature: on the diagonal, what the model predicted "
        "is what happened. The linear model's risks run only from "
        f"{linear}, the hidden layer's from {hidden}. **How much temperature alone "
        "explains:** little. The hidden layer's log-loss is "
        f"{explained:.1%} below that of giving everybody the same risk. Most of what "
        "decides about these patients is not in their temperature; the shape of the "
        "curve is the lesson, not its use at a bed."
    )

"""What the models promised held-out patients, against what happened to them."""

import streamlit as st

from charts.calibration import calibration_chart, calibration_frame
from core import temperature
from core.binned_rates import bin_edges, pool_ends
from core.held_out import HeldOut, calibration
from sections.monotonicity import patients
from ui.draw import draw


def show_calibration(seed: int, center: float, num_hiddens: int, width: float) -> None:
    """Draw the calibration of one split, and say how little temperature explains."""
    picture, words = st.columns([5, 3], gap="large")
    with picture:
        draw_calibration(seed, center, num_hiddens, width)
    with words:
        scores = patients.held_out_scores(seed, center, num_hiddens)
        st.markdown(describe_calibration(scores))


def draw_calibration(seed: int, center: float, num_hiddens: int, width: float) -> None:
    """Draw promised against observed risk in the bins of the held-out patients."""
    _, held_out = temperature.split_patients(seed)
    models = patients.split_models(seed, center, num_hiddens)
    low, high = float(held_out.value[0]), float(held_out.value[-1])
    edges = pool_ends(held_out, bin_edges(low, high, width), patients.FEWEST)
    named = {
        "linear in T": models.linear,
        "|T − c|": models.distance,
        "hidden layer": models.hidden,
    }
    draw(
        calibration_chart,
        "risk the model gave",
        "share that died",
        (0.1, 0.7),
        alt_text="Calibration on held-out patients: promised against observed risk in "
        "bins of temperature, with the diagonal of a perfect model",
        calibration=calibration_frame(
            {name: calibration(model, held_out, edges) for name, model in named.items()}
        ),
    )


def describe_calibration(scores: HeldOut) -> str:
    """Say what the diagonal means, and how little temperature alone explains."""
    explained = 1 - scores.losses[3].mean / scores.constant
    return (
        "Each point is a bin of temperature: on the diagonal, what the model gave is "
        "what happened. The linear model gives all bins nearly the same risk, so its "
        "points stand above one another. **How much temperature alone explains:** "
        f"little. The hidden layer's log-loss is {explained:.1%} below that of giving "
        "everybody the same risk. Most of what decides about these patients is not in "
        "their temperature; the shape of the curve is the lesson, not its use at a bed."
    )

"""How others bent the line before: a tree, a kernel method, a cubic spline."""

import inspect

import pandas as pd
import streamlit as st

from core.monotonicity import one_feature, temperature
from core.monotonicity.temperature import REFERENCE, TemperatureUnit
from screens.monotonicity import patients
from screens.monotonicity.link import LINK
from screens.monotonicity.temperature_picture import draw_risk, hidden_name
from ui.controls import choose_float, choose_int, choose_one
from ui.fold import fold_away
from ui.fragments import fragment

SPLIT_SEED = 0
# Nats per 1,000 patients up to which two models are as good as each other.
CLOSE = 1.0
ABOUT = {
    "tree": "**A decision tree** (Quinlan 1993) asks yes-or-no questions, *is T below "
    "35.8 °C?*, and gives every patient with the same answers the same risk. It bends "
    "by jumping.",
    "kernel": "**A kernel method** (Aronszajn 1950; Schölkopf and Smola 2002) puts one "
    "smooth bump on every recorded temperature and adds them up. It bends by asking "
    "who is near.",
    "spline": "**A cubic spline** (Wahba 1990) glues cubic pieces together at knots "
    "somebody chose, so smoothly that the joints cannot be seen. Each piece "
    "bends by itself; only the third derivative jumps at a knot.",
}


@fragment
def show_before(num_hiddens: int, width: float, unit: TemperatureUnit) -> None:
    """Draw one older method beside the hidden layer, with the lines that fit it."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        method = choose_one("Method", "method", *LINK["method"])
        size = choose_size(method)
        st.markdown(ABOUT[method])
    older = patients.older_model(method, size, None)
    hidden = patients.all_models(REFERENCE, num_hiddens).hidden
    with picture:
        draw_risk(
            {"hidden": hidden, "free": older},
            {"free": method, "hidden": hidden_name(num_hiddens)},
            width,
            unit,
            alt_text="Observed risk by temperature with the older method and the "
            "hidden layer",
        )
    with controls:
        show_scores(method, size, num_hiddens)
    fold_away(
        f"The code that fits the {method}",
        lambda: st.code(inspect.getsource(patients.OLDER_METHODS[method])),
        icon=":material/code:",
    )


def choose_size(method: str) -> float:
    """Choose how finely the method may bend."""
    if method == "tree":
        return choose_int("Leaves", "leaves", LINK["leaves"])
    if method == "kernel":
        return choose_float("Width of a bump, °C", "bump", LINK["bump"])
    return choose_int("Knots", "knots", LINK["knots"])


def show_scores(method: str, size: float, num_hiddens: int) -> None:
    """Tabulate the log-loss on held-out patients, all fitted to the same others."""
    _, held_out = temperature.split_patients(SPLIT_SEED)
    models = patients.all_models(REFERENCE, num_hiddens, SPLIT_SEED)
    named = {
        "linear model": models.linear,
        method: patients.older_model(method, size, SPLIT_SEED),
        "|T − 37|": models.distance,
        f"hidden layer of {num_hiddens}": models.hidden,
    }
    losses = {
        name: 1000 * one_feature.mean_loss(model, held_out)
        for name, model in named.items()
    }
    scores = {name: f"{loss:.1f}" for name, loss in losses.items()}
    st.table(pd.Series(scores, name="log-loss, nats per 1,000"))
    linear, older, _, hidden = losses.values()
    st.markdown(
        "Scored on held-out patients, less is better. "
        f"{compare_with_older(method, older, hidden, linear)} What sets the hidden "
        "layer apart is that its bends are *learned* by descending a gradient, and "
        "that the same lines of code still work when there are 64 features: see the "
        "pixels."
    )


def compare_with_older(method: str, older: float, hidden: float, linear: float) -> str:
    """Say how an older method does beside the hidden layer, by their log-losses."""
    if older > linear:
        return f"At this size the {method} does no better than the straight line."
    if older > hidden + CLOSE:
        return (
            f"At this size the {method} finds less of the U than the hidden layer. "
            "Move its slider."
        )
    return f"With one feature the {method} is as good as the hidden layer."

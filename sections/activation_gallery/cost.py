"""Experiment: what does an activation cost on this machine?"""

from functools import lru_cache

import streamlit as st

from charts.costs import costs_chart, costs_frame
from core.activation_cost import NUM_ELEMENTS, NUM_REPEATS, Cost, measure_cost
from core.activations import ACTIVATIONS, Activation
from sections.activation_gallery.compare import Shown
from ui.draw import draw
from ui.predict import Prediction, predict

ALWAYS = ("relu", "sigmoid", "tanh", "gelu")
KEPT = "activation_costs"
OPTIONS = {"same": "about as long", "few": "2 to 9 times as long", "many": "longer yet"}


def show_cost(shown: Shown) -> None:
    """Time the chosen activations when asked to."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        predict(QUESTION)
        if st.button("Measure now", key="measure", icon=":material/timer:"):
            chosen = {ACTIVATIONS[key].label: ACTIVATIONS[key] for key in ALWAYS}
            chosen |= shown.activations
            st.session_state[KEPT] = {n: measure_cost(a) for n, a in chosen.items()}
    costs = st.session_state.get(KEPT)
    with picture:
        if not costs:
            st.info("Nothing is measured yet. The button takes a blink.")
            return
        draw(
            costs_chart,
            alt_text="Nanoseconds an element for each activation, forward and with the "
            "way back",
            costs=costs_frame(costs),
        )
        st.markdown(f"**What you see.** {_words(costs)}")


def _words(costs: dict[str, tuple[Cost, Cost]]) -> str:
    relu = costs[ACTIVATIONS["relu"].label][0].median
    dearest = max(costs, key=lambda name: costs[name][0].median)
    return (
        f"ReLU takes {relu:.2f} nanoseconds an element going forward, {dearest} "
        f"{costs[dearest][0].median:.2f}: {costs[dearest][0].median / relu:.0f} times "
        f"as much. Bars are medians of {NUM_REPEATS} repeats over {NUM_ELEMENTS:,} "
        "float32 numbers on this server's processor, on one thread, and lines hold the "
        "middle half. Beside the matrix product of a wide layer all of them are small."
    )


@lru_cache(maxsize=8)
def _once(activation: Activation) -> float:
    return measure_cost(activation)[0].median


def _ratio() -> float:
    return _once(ACTIVATIONS["tanh"]) / _once(ACTIVATIONS["relu"])


def _answer() -> str:
    return "same" if _ratio() < 2 else "few" if _ratio() < 10 else "many"


QUESTION = Prediction(
    "cost",
    "The chapter calls ReLU cheap. On this machine, going forward, tanh takes …",
    OPTIONS,
    _answer,
    lambda: (
        f"Measured when you locked your answer: tanh took {_ratio():.0f} times as long "
        "as ReLU. It is the exponential that costs; ReLU is one comparison."
    ),
)

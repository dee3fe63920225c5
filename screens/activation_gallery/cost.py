"""Experiment: what does an activation cost on this machine?"""

from functools import lru_cache

import streamlit as st

from charts.activation_gallery.cost import costs_chart, costs_frame
from core.activation_gallery.cost import NUM_ELEMENTS, NUM_REPEATS, Cost, measure_cost
from core.activations import ACTIVATIONS, Activation
from screens.activation_gallery.shown import Shown
from serving.tables import table
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict

ALWAYS = ("relu", "sigmoid", "tanh", "gelu")
KEPT = "activation_costs"
OPTIONS = {
    "same": "about as long",
    "few": "2 to 9 times as long",
    "many": "10 times as long or more",
}


@fragment
def show_cost(shown: Shown) -> None:
    """Draw what ReLU takes, and beside it the others once the answer is locked."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        answered = predict(QUESTION)
        again = st.button("Measure again", key="measure", icon=":material/timer:")
    chosen = {ACTIVATIONS[key].label: ACTIVATIONS[key] for key in ALWAYS}
    if answered:
        chosen |= shown.activations
    else:
        chosen = dict(list(chosen.items())[:1])
    if again:
        st.session_state[KEPT] = {n: measure_cost(a) for n, a in chosen.items()}
    latest = st.session_state.get(KEPT, {})
    costs = {name: latest.get(name) or _once(a) for name, a in chosen.items()}
    with picture:
        draw(
            costs_chart,
            alt_text="Nanoseconds per element for each activation: forward pass, and "
            "forward plus backward",
            costs=table(costs_frame, costs),
        )
        st.markdown(f"**What you see.** {_words(costs)}")


def _words(costs: dict[str, tuple[Cost, Cost]]) -> str:
    relu = costs[ACTIVATIONS["relu"].label][0].median
    if len(costs) == 1:
        return (
            f"ReLU takes {relu:.2f} nanoseconds per element in the forward pass on "
            "this server's processor. Lock your answer to see the others beside it."
        )
    dearest = max(costs, key=lambda name: costs[name][0].median)
    return (
        f"ReLU takes {relu:.2f} nanoseconds per element in the forward pass, {dearest} "
        f"{costs[dearest][0].median:.2f}: {costs[dearest][0].median / relu:.0f} times "
        f"as much. Bars are medians of {NUM_REPEATS} repeats over {NUM_ELEMENTS:,} "
        "float32 numbers on this server's processor, on one thread, and lines hold the "
        "middle half. Compared with the matrix product of a wide layer all are small."
    )


@lru_cache(maxsize=64)
def _once(activation: Activation) -> tuple[Cost, Cost]:
    """Measure once for the whole server: every reader opens on the same picture."""
    return measure_cost(activation)


def _ratio() -> float:
    tanh, relu = (_once(ACTIVATIONS[key])[0].median for key in ("tanh", "relu"))
    return tanh / relu


def _answer() -> str:
    return "same" if _ratio() < 2 else "few" if _ratio() < 10 else "many"


QUESTION = Prediction(
    "cost",
    "The chapter calls ReLU cheap. In the forward pass on this machine, tanh takes …",
    OPTIONS,
    _answer,
    lambda: (
        f"In this server's first measurement tanh took {_ratio():.0f} times as long "
        "as ReLU. It is the exponential that costs; ReLU is one comparison."
    ),
)

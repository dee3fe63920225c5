"""Experiment: what many layers leave of a gradient."""

from collections.abc import Mapping
from functools import lru_cache

import streamlit as st

from core.activation_gallery.vanishing import MAX_DEPTH, NUM_INPUTS, WIDTH, Fading, fade
from core.activations import ACTIVATIONS, Activation
from core.properties import properties_of
from screens.activation_gallery.layers_picture import show_idle, show_left
from screens.activation_gallery.names import number
from screens.activation_gallery.shown import Shown
from ui.controls import FloatRange, IntRange, choose_float, choose_int
from ui.fragments import fragment
from ui.predict import Prediction, predict
from ui.seed import choose_seed

DEPTH = IntRange(1, MAX_DEPTH, 10)
GAIN = FloatRange(0.5, 3.0, 1.0, 0.05)
ASKED_DEPTH = 20
OPTIONS = {"all": "nearly all", "tenth": "about a tenth", "little": "under a hundredth"}


@lru_cache(maxsize=256)
def cached_fade(activation: Activation, settings: tuple, *how: float) -> Fading:
    """Fade a gradient, once for the whole server; nobody writes to the result."""
    return fade(activation, dict(settings), *how)


@fragment
def show_vanishing(shown: Shown, sigmoid_told: bool) -> None:
    """Send a gradient back through random layers of every chosen activation.

    Args:
        shown: What the reader has chosen.
        sigmoid_told: Whether the lesson's own question, about sigmoids, is answered.
    """
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        told = {"relu": predict(_QUESTION), "sigmoid": sigmoid_told}
        depth = choose_int("Layers", "layers", DEPTH)
        gain = choose_float("Gain: what all weights are multiplied by", "gain", GAIN)
        seed = choose_seed()
    fadings = {
        name: fading
        for name, activation in shown.activations.items()
        if told.get(activation.key, True)
        and (fading := _fading(activation, shown.settings[name], depth, gain, seed))
    }
    names = tuple(shown.activations)
    with picture:
        if fadings:
            show_left(fadings, names, depth, gain, sigmoid_told)
        _say_hidden(shown, told)
    if not fadings:
        return
    show_idle(fadings, names)
    st.latex(
        r"\lVert g_{l-1} \rVert \le \text{gain} \cdot \max_x |\sigma'(x)| \cdot "
        r"\lVert g_l \rVert"
    )
    st.markdown(
        f"Every layer has {WIDTH} units. Its weights only turn a gradient, in a random "
        "direction and without changing its length (an *orthogonal* matrix); then the "
        "gain stretches it. At gain 1 all that is lost is lost to slopes. Lines are "
        f"medians over {NUM_INPUTS} random inputs, bands hold the middle 80%."
    )


def _say_hidden(shown: Shown, told: Mapping[str, bool]) -> None:
    """Say which lines wait for an answer, or that there is nothing to draw."""
    where = {"relu": "beside this picture", "sigmoid": "at the top of the page"}
    hidden = [
        f"{activation.label}'s when the question {where[activation.key]} is locked"
        for activation in shown.activations.values()
        if not told.get(activation.key, True)
    ]
    if hidden:
        st.info(f"Lines that wait for your answer: {', '.join(hidden)}.")
    elif not shown.activations:
        st.info("Choose an activation above.")


def _fading(
    activation: Activation,
    settings: Mapping[str, float],
    depth: int,
    gain: float,
    seed: int,
) -> Fading | None:
    try:
        steepest = properties_of(activation, settings).steepest
    except ValueError:
        return None
    chosen = tuple(settings.items())
    return cached_fade(activation, chosen, steepest, depth, gain, seed)


def _relu_left() -> float:
    relu = ACTIVATIONS["relu"]
    return float(cached_fade(relu, (), 1.0, ASKED_DEPTH, 1.0, 0).left[-1])


def _answer() -> str:
    left = _relu_left()
    return "all" if left > 0.5 else "tenth" if left > 0.01 else "little"


_QUESTION = Prediction(
    "relu_fades",
    f"ReLU's slope is 0 or 1. A gradient comes back through {ASKED_DEPTH} random "
    "ReLU layers whose weights change no length. How much is left?",
    OPTIONS,
    _answer,
    lambda: (
        f"{number(_relu_left(), 2)} of it. Half of the units have slope 0, so a layer "
        "keeps about half of the squared length. He et al. (2015) scale the weights by "
        "√2 for this: move the gain to 1.4."
    ),
)

"""Experiment: what many layers leave of a gradient."""

from collections.abc import Mapping
from functools import lru_cache

import streamlit as st

from charts.fading import (
    bound_frame,
    left_chart,
    left_frame,
    shares_chart,
    shares_frame,
)
from core.activations import ACTIVATIONS, Activation
from core.properties import properties_of
from core.vanishing import MAX_DEPTH, NUM_INPUTS, WIDTH, Fading, bound, fade
from sections.activation_gallery.compare import Shown
from sections.activation_gallery.wording import SUPERSCRIPTS, number, written
from ui.controls import FloatRange, IntRange, choose_float, choose_int, choose_seed
from ui.draw import draw
from ui.predict import Prediction, predict

DEPTH = IntRange(1, MAX_DEPTH, 10)
GAIN = FloatRange(0.5, 3.0, 1.0, 0.05)
ASKED_DEPTH = 20
SIGMOID_SLOPE = properties_of(ACTIVATIONS["sigmoid"]).max_slope.value
OPTIONS = {"all": "nearly all", "tenth": "about a tenth", "little": "under a hundredth"}


@lru_cache(maxsize=256)
def cached_fade(activation: Activation, settings: tuple, *how: float) -> Fading:
    """Fade a gradient, once for the whole server; nobody writes to the result."""
    return fade(activation, dict(settings), *how)


def show_vanishing(shown: Shown) -> None:
    """Send a gradient back through random layers of every chosen activation."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        predict(_QUESTION)
        depth = choose_int("Layers", "layers", DEPTH)
        gain = choose_float("Gain of the weights", "gain", GAIN)
        seed = choose_seed()
    fadings = {
        name: fading
        for name, activation in shown.activations.items()
        if (fading := _fading(activation, shown.settings[name], depth, gain, seed))
    }
    if not fadings:
        st.info("Choose an activation above.")
        return
    with picture:
        _show_left(fadings, depth, gain)
    _show_idle(fadings)
    st.latex(
        r"\lVert g_{l-1} \rVert \le \text{gain} \cdot \max_x |\sigma'(x)| \cdot "
        r"\lVert g_l \rVert"
    )
    st.markdown(
        f"Every layer has {WIDTH} units; its weights are a random orthogonal matrix, "
        "which turns a gradient without changing its length, times the gain. Lines are "
        f"medians over {NUM_INPUTS} random inputs, bands hold the middle 80 %."
    )


def _show_left(fadings: dict[str, Fading], depth: int, gain: float) -> None:
    draw(
        left_chart,
        tuple(fadings),
        alt_text="Share of a gradient left after each layer on the way back, on a "
        "logarithmic axis, with the most that sigmoids can leave",
        left=left_frame(fadings),
        bound=bound_frame(bound(SIGMOID_SLOPE, depth, gain)),
    )
    st.markdown(f"**What you see.** {_words(fadings, depth, gain)}")


def _show_idle(fadings: dict[str, Fading]) -> None:
    draw(
        shares_chart,
        tuple(fadings),
        alt_text="Shares of saturated and of dead units by layer",
        shares=shares_frame(fadings),
    )
    st.markdown(
        f"{_idle_words(fadings)} A unit is *saturated* at an input where its slope is "
        "below 1 % of its largest, and *dead* if its slope is 0 at every input."
    )


def _fading(
    activation: Activation,
    settings: Mapping[str, float],
    depth: int,
    gain: float,
    seed: int,
) -> Fading | None:
    try:
        largest = properties_of(activation, settings).lipschitz
    except ValueError:
        return None
    chosen = tuple(settings.items())
    return cached_fade(activation, chosen, largest, depth, gain, seed)


def _words(fadings: dict[str, Fading], depth: int, gain: float) -> str:
    parts = [
        f"**{written(name)}** leaves {_share(float(fading.left[-1]))}"
        for name, fading in fadings.items()
    ]
    most = float(bound(SIGMOID_SLOPE, depth, gain)[-1])
    exponent = str(depth).translate(SUPERSCRIPTS)
    return (
        f"Of a gradient of length 1, after {depth} layer{'s'[: depth - 1]}: "
        f"{', '.join(parts)}. The dashed line is the most that sigmoids can leave, "
        f"{gain * SIGMOID_SLOPE:.3g}{exponent} = {number(most, 2)}."
    )


def _share(share: float) -> str:
    return number(share, 2) if share else "nothing"


def _idle_words(fadings: dict[str, Fading]) -> str:
    parts = [
        f"**{written(name)}** {100 * float(fading.saturated.mean()):.0f} % and "
        f"{100 * float(fading.dead.mean()):.0f} %"
        for name, fading in fadings.items()
    ]
    return f"Saturated and dead, over all layers: {', '.join(parts)}."


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

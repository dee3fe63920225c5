"""The pictures of a fading gradient: what is left of it, and the units that stop it."""

import streamlit as st

from charts.activation_gallery.vanishing import (
    bound_frame,
    left_chart,
    left_frame,
    shares_chart,
    shares_frame,
)
from core.activation_gallery.vanishing import Fading, bound
from core.activations import ACTIVATIONS
from core.properties import properties_of
from screens.activation_gallery.names import SUPERSCRIPTS, number, written
from serving.tables import table
from ui.draw import draw

SIGMOID_SLOPE = properties_of(ACTIVATIONS["sigmoid"]).max_slope.value


def show_left(
    fadings: dict[str, Fading],
    names: tuple[str, ...],
    depth: int,
    gain: float,
    with_bound: bool,
) -> None:
    """Draw and say what is left of a gradient, with the sigmoid's bound if told.

    Args:
        fadings: What is left, by the name of the activation.
        names: All that are chosen: the same colours as in the picture above.
        depth: Number of layers.
        gain: What all weights are multiplied by.
        with_bound: Whether to draw the most that sigmoids can leave.
    """
    most = bound(SIGMOID_SLOPE, depth, gain)
    draw(
        left_chart,
        names,
        tuple(fadings),
        alt_text="Share of a gradient left after each layer on the way back, on a "
        "logarithmic axis; dashed, if it is told, the most that sigmoids can leave",
        left=table(left_frame, fadings),
        bound=table(bound_frame, most if with_bound else most[:0]),
    )
    text = _words(fadings, depth)
    if with_bound:
        text += _bound_words(float(most[-1]), depth, gain)
    st.markdown(f"**What you see.** {text}")


def show_idle(fadings: dict[str, Fading], names: tuple[str, ...]) -> None:
    """Draw and say which share of the units lets little or nothing through."""
    draw(
        shares_chart,
        names,
        tuple(fadings),
        alt_text="Shares of saturated and of dead units by layer",
        shares=table(shares_frame, fadings),
    )
    st.markdown(
        f"{_idle_words(fadings)} A unit is *saturated* at an input where its slope is "
        "below 1% of the steepest, and *dead* if its slope is 0 at every input."
    )


def _words(fadings: dict[str, Fading], depth: int) -> str:
    parts = [
        f"**{written(name)}** leaves {_share(float(fading.left[-1]))}"
        for name, fading in fadings.items()
    ]
    return (
        f"Of a gradient of length 1, after {depth} layer{'s'[: depth - 1]}: "
        f"{', '.join(parts)}."
    )


def _bound_words(most: float, depth: int, gain: float) -> str:
    exponent = str(depth).translate(SUPERSCRIPTS)
    return (
        " The dashed line is the most that sigmoids can leave, "
        f"{gain * SIGMOID_SLOPE:.3g}{exponent} = {number(most, 2)}."
    )


def _share(share: float) -> str:
    return number(share, 2) if share else "nothing"


def _idle_words(fadings: dict[str, Fading]) -> str:
    parts = [
        f"**{written(name)}** {100 * float(fading.saturated.mean()):.0f}% and "
        f"{100 * float(fading.dead.mean()):.0f}%"
        for name, fading in fadings.items()
    ]
    return f"Saturated and dead, over all layers: {', '.join(parts)}."

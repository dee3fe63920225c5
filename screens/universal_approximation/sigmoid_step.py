"""One sigmoid unit is a step, and its place is s = -b / w."""

import streamlit as st
import torch

from charts.universal_approximation.sigmoid_step import (
    step_chart,
    step_frame,
    step_place_frame,
)
from core.notation import with_minus
from core.universal_approximation.sigmoid_step import place_of, rise_of, sigmoid_unit
from screens.universal_approximation.link import LINK
from serving.tables import table
from ui.controls import choose_float, choose_one
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict

MOVES = {
    "zero": "It moves to half the distance from 0, and gets steeper",
    "steeper": "It stays where it is, and gets steeper",
    "away": "It moves to twice the distance from 0",
}


@fragment
def show_step() -> None:
    """Draw one unit; hold its place or its bias while the weight changes."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        held = choose_one("While the weight changes, keep", "held", LINK["held"].values)
        w = choose_float("Weight w", "w", LINK["w"])
        if held == "place s":
            s = choose_float("Place s of the step", "s", LINK["s"])
            b = -w * s
        else:
            b = choose_float("Bias b", "b", LINK["b"])
        place = place_of(w, b)
        revealed = _ask()
    x = torch.linspace(-3, 3, 241, dtype=torch.float64)
    with picture:
        draw(
            step_chart,
            alt_text="One sigmoid unit and the place where it is one half",
            step=table(step_frame, x, sigmoid_unit(x, w, b)),
            place=table(step_place_frame, place, w),
        )
        if not revealed:
            st.caption("Lock your answer to see what its place has to do with w and b.")
            return
        st.markdown(_what_you_see(w, b, place))
    st.latex(r"\sigma(w x + b) = \sigma\bigl(w\,(x - s)\bigr), \qquad s = -\frac{b}{w}")


def _ask() -> bool:
    before, after = place_of(4, -8), place_of(8, -8)
    return predict(
        Prediction(
            "step",
            "A step σ(4x − 8) stands at x = 2. The weight doubles to 8, the bias stays "
            "at −8. What happens to the step?",
            MOVES,
            lambda: _move(before, after),
            lambda: (
                f"Its place is −b / w: from {before:g} to {after:g}. Hold s instead of "
                "b, and the weight only makes it steeper."
            ),
        )
    )


def _move(before: float, after: float) -> str:
    if after == before:
        return "steeper"
    return "zero" if abs(after) < abs(before) else "away"


def _what_you_see(w: float, b: float, place: float | None) -> str:
    if place is None:
        return (
            "**What you see.** With w = 0 there is no step: the unit gives "
            f"{float(torch.sigmoid(torch.tensor(b))):.3g} everywhere."
        )
    direction = "up" if w > 0 else "down"
    s = place + 0.0
    return with_minus(
        f"**What you see.** A step {direction} at s = −b / w = **{s:.3g}**, with "
        f"w = {w:.4g} and b = {b + 0.0:.4g}. It changes between a tenth and nine "
        f"tenths over {rise_of(w):.2g} units of x: a larger weight makes it steeper."
    )

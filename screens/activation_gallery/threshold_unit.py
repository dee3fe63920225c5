"""Experiment: the unit that fires or does not, and the sigmoid that smooths it."""

import streamlit as st

from charts.activation_gallery.overlay import overlay_chart, overlay_frame
from core.activation_gallery.threshold_unit import fire
from screens.activation_gallery.names import number
from serving.tables import table
from ui.controls import FloatRange, choose_float
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict

STEEPNESS = FloatRange(0.5, 50.0, 2.0, 0.5, "%.1f")
NAMES = ("threshold unit", "sigmoid(kx)")
STEEP = 1000.0
OPTIONS = {"zero": "0", "half": "a half", "quarter": "a quarter"}
QUESTION = Prediction(
    "firing",
    "sigmoid(kx) becomes a step as k grows. Take the largest difference between the "
    "two over all x. As k grows without end, it goes to …",
    OPTIONS,
    lambda: {0.0: "zero", 0.5: "half", 0.25: "quarter"}[fire(STEEP).gap_at_zero],
    lambda: (
        f"At x = 0 the sigmoid is 1/2 for every k, so a difference of "
        f"{fire(STEEP).gap_at_zero:g} stays. Beside it the two meet: for k = "
        f"{STEEP:g} they differ by {number(fire(STEEP).gap_beside, 2)} where "
        "|x| ≥ 0.1. A continuous function cannot come closer to a jump of 1."
    ),
)


@fragment
def show_firing() -> None:
    """Draw the threshold unit and the sigmoid of k times x."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        predict(QUESTION)
        k = choose_float("Steepness k", "k", STEEPNESS)
    firing = fire(k)
    with picture:
        draw(
            overlay_chart,
            NAMES,
            "input x",
            "output",
            alt_text="The step from 0 to 1 at x = 0, and the sigmoid approaching it",
            curves=table(
                overlay_frame,
                firing.x,
                dict(zip(NAMES, (firing.step, firing.smooth), strict=True)),
            ),
        )
        st.markdown(
            f"**What you see.** With k = {k:g} the sigmoid goes from 1% to 99% over "
            f"a width of {firing.width:.2g}. Its slope is "
            f"{firing.slope.max().item():g} at 0 and "
            f"{number(firing.slope[-1].item(), 2)} at x = 2. A unit that fires or does "
            "not has no slope to learn from, which is why gradient-based learning "
            "turned to the sigmoid."
        )
    st.latex(r"\frac{d}{dx}\,\sigma(kx) = k\,\sigma(kx)\,(1 - \sigma(kx))")

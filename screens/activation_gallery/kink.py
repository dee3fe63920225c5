"""Experiment: the kink under a microscope, and what autograd makes of it."""

import streamlit as st
import torch

from charts.activation_gallery.kinks import KINK, SMOOTH, close_up_chart, close_up_frame
from core.activation_gallery.kinks import (
    chapter_grid,
    kind_of_break,
    look_closely,
    slopes_at_zero,
)
from core.activations import ACTIVATIONS
from screens.activation_gallery.names import number
from serving.tables import table
from ui.controls import choose_from_list, choose_step
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict

ZOOMS = ("1", "0.1", "0.01", "0.001", "1e-4", "1e-5", "1e-6")
WITH_KINKS = tuple(key for key, a in ACTIVATIONS.items() if a.kinks(**a.defaults))
SMOOTH_KEY = "silu"
READINGS = {
    "jump": "It jumps: the chords grow steeper without end.",
    "kink": "No zoom makes the two slopes equal.",
    "smooth": "Two formulas meet here without a kink: the closer you look, the nearer "
    "the two slopes come to each other.",
}
ALT_TEXTS = {
    "jump": "the jump stays",
    "kink": "the kink stays",
    "smooth": "two formulas meet in it without a kink",
}
OPTIONS = {"zero": "0", "half": "0.5", "one": "1"}
NAMES = {0.0: "zero", 0.5: "half", 1.0: "one"}
QUESTION = Prediction(
    "maximum_at_zero",
    "ReLU can be written `torch.maximum(x, zero)`. Autograd is asked for its slope at "
    "x = 0 exactly. It says …",
    OPTIONS,
    lambda: NAMES[slopes_at_zero()["torch.maximum(x, zero)"]],
    lambda: (
        "At a tie `maximum` splits the gradient between its two arguments. There is no "
        "derivative at 0: any number from the left slope 0 to the right slope 1 is a "
        "*subgradient* and would do, and each program picks its own."
    ),
)


@fragment
def show_kink() -> None:
    """Zoom into a kink, and list what autograd returns exactly at it."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        answered = predict(QUESTION)
        key = choose_from_list("Kink of", "kink_of", WITH_KINKS, "relu")
        zoom = float(choose_step("Half width of the view", "zoom", ZOOMS, "1"))
    activation, smooth = ACTIVATIONS[key], ACTIVATIONS[SMOOTH_KEY]
    x = activation.kinks(**activation.defaults)[-1]
    kind = kind_of_break(activation, x)
    close = look_closely(activation, {}, x, zoom)
    with picture:
        draw(
            close_up_chart,
            alt_text=f"{activation.label} beside {smooth.label}, which is smooth, "
            f"magnified: {ALT_TEXTS[kind]}, the smooth one turns into a straight line",
            close=table(
                close_up_frame,
                {
                    KINK: (activation.label, close),
                    SMOOTH: (smooth.label, look_closely(smooth, {}, x, zoom)),
                },
            ),
        )
        st.markdown(
            f"**What you see.** Within {zoom:g} of x = {x:g}, {activation.label} "
            f"has slope {number(close.left)} to the left and {number(close.right)} to "
            f"the right. {READINGS[kind]} {smooth.label} is smooth, "
            "and the closer you look, the straighter it is."
        )
    if answered:
        _show_slopes()
    _show_grid()


def _show_slopes() -> None:
    rows = "\n".join(
        f"| `{name}` | {slope:g} |" for name, slope in slopes_at_zero().items()
    )
    st.markdown(
        f"The same function max(x, 0), and autograd's slope at x = 0, by PyTorch "
        f"{torch.__version__}:\n\n| written as | slope at 0 |\n|---|---|\n{rows}"
    )


def _show_grid() -> None:
    grid = chapter_grid()
    st.markdown(
        f"The chapter plots at `torch.arange(-8.0, 8.0, 0.1)`. Of these "
        f"{grid.num_points} points {grid.num_zeros} are exactly 0, because 0.1 has no "
        f"finite binary form: the nearest one is {number(grid.nearest, 2)}, where "
        f"ReLU's slope is {grid.slope:g}. The plot never meets the kink."
    )

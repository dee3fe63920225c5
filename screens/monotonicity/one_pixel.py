"""What the ink of one pixel does to a score, depending on the image around it."""

import streamlit as st
import torch
from torch import Tensor

from charts.monotonicity.scores import HIDDEN, LINEAR, pixel_chart, pixel_frame
from core.monotonicity.digits import SIDE, invert
from core.monotonicity.inversion import Classifiers, pixel_curve
from core.notation import signed
from serving.tables import table
from ui.closer import hold_back
from ui.draw import draw
from ui.fragments import fragment

CONTEXTS = ("in the image shown", "in its inversion")


@fragment
def show_one_pixel(
    trained: Classifiers, x: Tensor, pixel: int, label: int, locked: bool
) -> None:
    """Draw the score of the true digit over the ink of the chosen pixel."""
    if not locked:
        hold_back("the scores in an image and in its inversion")
        return
    inks = torch.linspace(0, 1, 17)
    images = dict(zip(CONTEXTS, (x, invert(x)), strict=True))
    models = {LINEAR: trained.linear, HIDDEN: trained.hidden_both}
    curves = {
        (name, context): pixel_curve(model, image, pixel, inks, label)
        for name, model in models.items()
        for context, image in images.items()
    }
    draw(
        pixel_chart,
        CONTEXTS,
        "score of the true digit",
        alt_text="Score of the true digit over the ink of the chosen pixel, in the "
        "image and in its inversion: parallel lines for the linear classifier",
        pixel=table(pixel_frame, curves, inks),
    )
    rises = {key: float(curve[-1] - curve[0]) for key, curve in curves.items()}
    upright, inverted = (rises[HIDDEN, context] for context in CONTEXTS)
    st.markdown(
        f"**What you see.** Row {pixel // SIDE + 1}, column {pixel % SIDE + 1}. "
        f"Filling the pixel changes the linear score of {label} by its weight, "
        f"{signed(rises[LINEAR, CONTEXTS[0]])}, whatever surrounds it: parallel lines. "
        f"The hidden layer gives it {signed(upright)} in this image and "
        f"{signed(inverted)} in the inverted one. What a pixel means depends on "
        "the others, and only the hidden layer can say so."
    )

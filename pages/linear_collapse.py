"""Lesson 2: without an activation between them, affine layers are one layer."""

import streamlit as st
import torch

from charts.agreement import agreement_chart, agreement_frame
from core.affine import collapse, random_affine
from ui.controls import IntRange, choose_int, choose_seed
from ui.draw import draw
from ui.frame import close_lesson, exercises, open_lesson, show_pytorch
from ui.predict import Prediction, predict

open_lesson(
    "linear_collapse",
    "Stack affine layers without an activation. Whatever the weights, **one** affine "
    "layer gives the same outputs.",
)
picture, controls = st.columns([5, 3], gap="large")
with controls:
    num_hiddens = choose_int("Hidden units", "num_hiddens", IntRange(1, 12, 5))
    seed = choose_seed()

generator = torch.Generator().manual_seed(seed)
first = random_affine(2, num_hiddens, generator=generator)
second = random_affine(num_hiddens, 1, generator=generator)
X = torch.randn(256, 2, generator=generator)
stacked, collapsed = second(first(X)), collapse(first, second)(X)
gap = float((stacked - collapsed).abs().max())

with controls:
    predict(
        Prediction(
            "gap",
            "How far apart are the outputs of the two networks?",
            {"none": "Nowhere but in rounding", "some": "Visibly, for some examples"},
            lambda: "none" if gap < 1e-4 else "some",
            lambda: f"Over {len(X)} examples they differ by at most {gap:.1e}.",
        ),
        about=(num_hiddens, seed),
    )
with picture:
    draw(
        agreement_chart,
        "output of two layers",
        "output of the one collapsed layer",
        alt_text="Outputs of both networks; every dot lies on the diagonal",
        outputs=agreement_frame(stacked, collapsed),
    )
    st.markdown(
        f"**What you see.** Over 256 examples the outputs differ by at most {gap:.1e}: "
        "float32 rounding, not a difference between the models."
    )
st.latex(r"(XW_1 + b_1)W_2 + b_2 = X(W_1W_2) + (b_1W_2 + b_2)")
show_pytorch("import torch")
with exercises():
    st.markdown("Show that more affine layers never add power.")
close_lesson("linear_collapse")

"""The picture of the third story: one digit, and what two classifiers take it for."""

import streamlit as st
from torch import Tensor

from charts.image_layout import Layout
from charts.images import images_chart, images_frame, labels_frame, outline_frame
from charts.scores import probabilities_chart, probabilities_frame
from core.pixels import Classifiers
from ui.draw import draw

LARGE = Layout(1, 1, 300)


def draw_digit(x: Tensor, pixel: int, label: int, trained: Classifiers) -> None:
    """Draw the image large, beside the probabilities of both classifiers."""
    left, right = st.columns(2)
    with left:
        draw(
            images_chart,
            LARGE,
            alt_text="The digit as 8 by 8 squares of ink, one pixel outlined",
            images=images_frame(x[None], LARGE),
            labels=labels_frame([f"a {label}"], LARGE),
            outline=outline_frame(pixel),
        )
    linear = trained.linear.scores(x).softmax(0)
    hidden = trained.hidden_both.scores(x).softmax(0)
    with right:
        draw(
            probabilities_chart,
            330,
            alt_text="Probability of each digit by the linear classifier and by the "
            "hidden layer",
            probabilities=probabilities_frame(linear, hidden),
        )
    st.markdown(
        f"**What you see.** A {label}. The linear classifier gives that "
        f"{float(linear[label]):.0%} and takes it for a {int(linear.argmax())}; the "
        f"hidden layer gives it {float(hidden[label]):.0%} and takes it for a "
        f"{int(hidden.argmax())}. Invert the image: you read the same digit."
    )

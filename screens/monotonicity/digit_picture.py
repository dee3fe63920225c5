"""Digits drawn: one and what two classifiers take it for, or many side by side."""

from collections.abc import Sequence

import streamlit as st
from torch import Tensor

from charts.monotonicity.image_layout import Layout
from charts.monotonicity.images import (
    images_chart,
    images_frame,
    labels_frame,
    outline_frame,
)
from charts.monotonicity.scores import probabilities_chart, probabilities_frame
from core.monotonicity.inversion import Classifiers
from serving.tables import table
from ui.draw import draw

# As wide as the column is on a small laptop: it is not shrunk to fit.
LARGE = Layout(1, 1, 200)


def draw_reading(x: Tensor, pixel: int, label: int, trained: Classifiers) -> None:
    """Draw the image large, beside the probabilities of both classifiers."""
    left, right = st.columns(2)
    with left:
        draw_image(x, pixel, label)
    linear = trained.linear.scores(x).softmax(0)
    hidden = trained.hidden_both.scores(x).softmax(0)
    with right:
        draw(
            probabilities_chart,
            320,
            alt_text="Probability of each digit by the linear classifier and by the "
            "hidden layer",
            probabilities=table(probabilities_frame, linear, hidden),
        )
    st.markdown(
        f"**What you see.** {a_digit(label).capitalize()}. The linear classifier gives "
        f"that {float(linear[label]):.0%} and takes it for "
        f"{a_digit(int(linear.argmax()))}; the hidden layer gives it "
        f"{float(hidden[label]):.0%} and takes it for {a_digit(int(hidden.argmax()))}."
    )


def draw_image(x: Tensor, pixel: int, label: int) -> None:
    """Draw the image large, one pixel outlined."""
    draw_images(
        x[None],
        [a_digit(label)],
        LARGE,
        outlined=pixel,
        alt_text="The digit as 8 by 8 squares of ink, one pixel outlined",
    )


def draw_images(
    images: Tensor,
    labels: Sequence[str],
    layout: Layout,
    *,
    signed: bool = False,
    outlined: int | None = None,
    alt_text: str,
) -> None:
    """Draw images (num_images, 64) with their labels.

    Args:
        images: Ink row by row, in [0, 1], or weights in [-1, 1] if `signed`.
        labels: What stands under each.
        layout: Where they lie.
        signed: Whether the colours tell weights.
        outlined: The pixel to outline in the first image, if any.
        alt_text: What the picture shows, in words.
    """
    outline = table(outline_frame, outlined or 0)
    draw(
        images_chart,
        layout,
        signed,
        alt_text=alt_text,
        images=table(images_frame, images, layout),
        labels=table(labels_frame, labels, layout),
        outline=outline[:0] if outlined is None else outline,
    )


def a_digit(digit: int) -> str:
    """Return the digit with its article: a 7, an 8."""
    return f"an {digit}" if digit == 8 else f"a {digit}"

"""The weights of a linear classifier are ten pictures; trained on both, ten blanks."""

import streamlit as st

from charts.monotonicity.image_layout import Layout
from core.monotonicity.classifier import Classifier
from core.monotonicity.inversion import Classifiers
from screens.monotonicity.digit_picture import draw_images
from ui.fragments import fragment

LAYOUT = Layout(10, 5, 340)


@fragment
def show_weights(trained: Classifiers) -> None:
    """Draw the weights of both linear classifiers on one scale of colour."""
    largest = float(trained.linear.layers[0].W.abs().max())
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**Trained on the images**")
        draw_weights(trained.linear, largest)
    with right:
        st.markdown("**Trained on the images and their inversions**")
        draw_weights(trained.linear_both, largest)
    other = float(trained.linear_both.layers[0].W.abs().max())
    st.markdown(
        "**What you see.** One picture a digit: ink on an orange pixel speaks for it, "
        f"on a blue one against it. The largest weight is {largest:.2f}. Trained on "
        f"both the largest is {other:.3f}: nothing is left. Inverting swaps images and "
        "inversions, so if some weights w were best, −w would be as good; the loss is "
        "convex, so their mean, w = 0, would be at least as good as both. The best "
        "linear model for both is the one that looks at nothing."
    )


def draw_weights(classifier: Classifier, largest: float) -> None:
    """Draw ten weight pictures, colours scaled to `largest`."""
    pictures = classifier.layers[0].W.T / largest
    digits = [f"{digit}" for digit in range(len(pictures))]
    draw_images(
        pictures,
        digits,
        LAYOUT,
        signed=True,
        alt_text="The 64 weights of each digit as a picture of 8 by 8 squares",
    )

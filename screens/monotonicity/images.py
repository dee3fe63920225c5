"""The third story: inverting an image keeps its meaning and defeats a linear model."""

from typing import NamedTuple

import streamlit as st
from torch import Tensor

from core.monotonicity.digits import MOST_INK, change_pixel, invert
from core.monotonicity.inversion import Classifiers, held_out_images, pixel_at
from screens.monotonicity.digit_picture import draw_image, draw_reading
from screens.monotonicity.fine_print import end_story
from screens.monotonicity.inversion import (
    ask_about_inversion,
    classifiers,
    show_accuracies,
)
from screens.monotonicity.link import LINK
from screens.monotonicity.mistakes import show_mistakes
from screens.monotonicity.one_pixel import show_one_pixel
from screens.monotonicity.score_sum import show_identity
from screens.monotonicity.scripts import pixels_script
from screens.monotonicity.weights import show_weights
from ui.closer import hold_back, show_closer
from ui.controls import choose_bool, choose_int
from ui.fragments import fragment
from ui.seed import choose_seed


class Chosen(NamedTuple):
    """The image a reader made: before and after the invert switch."""

    seed: int
    upright: Tensor
    shown: Tensor
    pixel: int
    label: int


@fragment
def show_pixels() -> None:
    """Draw one digit and what two classifiers take it for."""
    st.markdown(
        "**Invert an image and you still see the same digit.** A linear classifier has "
        "one weight per pixel for each digit. Can it?"
    )
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        inverted = choose_bool(
            "Invert the image: ink becomes paper", "invert", *LINK["invert"]
        )
        asked = st.container()
        chosen = choose_image(inverted)
    with picture:
        trained = classifiers(chosen.seed)
    with asked:
        locked = ask_about_inversion(chosen.seed)
    with picture:
        if inverted and not locked:
            draw_image(chosen.shown, chosen.pixel, chosen.label)
            hold_back("what the classifiers take this image for")
        else:
            draw_reading(chosen.shown, chosen.pixel, chosen.label, trained)
        st.latex(r"s(x) = w \cdot x + b")
        if locked:
            show_accuracies(chosen.seed)
            st.latex(r"s(1 - x) = \textstyle\sum_i w_i + 2b - s(x)")
    show_experiment(chosen, trained, locked)
    end_story(
        "pixels",
        "What a pixel means depends on its neighbours. No single weight can say so; a "
        "hidden layer learns it.",
        lambda: pixels_script(chosen.seed),
    )


def choose_image(inverted: bool) -> Chosen:
    """Let the reader take a held-out image and change the ink of one pixel."""
    number = choose_int("Which held-out image", "image", LINK["image"])
    left, right = st.columns(2)
    with left:
        row = choose_int("Row of the pixel", "row", LINK["row"])
    with right:
        column = choose_int("Column of the pixel", "column", LINK["column"])
    change = choose_int("Ink added to that pixel, of 16", "ink", LINK["ink"])
    seed = choose_seed(label="Seed of split and weights")
    images, pixel = held_out_images(seed), pixel_at(row, column)
    upright = change_pixel(images.X[number - 1], pixel, change / MOST_INK)
    shown = invert(upright) if inverted else upright
    return Chosen(seed, upright, shown, pixel, int(images.y[number - 1]))


def show_experiment(chosen: Chosen, trained: Classifiers, locked: bool) -> None:
    """Show one thing to look at more closely, chosen by the reader."""
    pixel, label = chosen.pixel, chosen.label
    show_closer(
        {
            "weights": (
                "What does a linear classifier look at?",
                lambda: show_weights(trained),
            ),
            "sum": (
                "Why must a linear score fail on one of the two?",
                lambda: show_identity(trained.linear, chosen.upright, label, locked),
            ),
            "pixel": (
                "What is one pixel worth?",
                lambda: show_one_pixel(trained, chosen.shown, pixel, label, locked),
            ),
            "mistakes": (
                "Which images does each classifier get wrong?",
                lambda: show_mistakes(chosen.seed, trained, locked),
            ),
        }
    )

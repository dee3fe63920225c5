"""The third story: inverting an image keeps its meaning and defeats a linear model."""

import pandas as pd
import streamlit as st
from torch import Tensor

from charts.images import (
    Layout,
    images_chart,
    images_frame,
    labels_frame,
    outline_frame,
)
from charts.scores import probabilities_chart, probabilities_frame
from core.digits import SIDE, change_pixel, invert
from core.pixels import Classifiers, held_out_images, pixel_at
from sections.monotonicity import classifiers
from sections.monotonicity.closer import show_closer
from sections.monotonicity.identity import show_identity
from sections.monotonicity.mistakes import show_mistakes
from sections.monotonicity.one_pixel import show_one_pixel
from sections.monotonicity.pytorch import pixels_script
from sections.monotonicity.sources import show_source
from sections.monotonicity.weights import show_weights
from ui.controls import (
    IntRange,
    choose_bool,
    choose_int,
    choose_seed,
)
from ui.draw import draw
from ui.frame import show_pytorch
from ui.predict import Prediction, predict

NUM_HELD_OUT = 540
IMAGES = IntRange(1, NUM_HELD_OUT, 1)
LINES = IntRange(1, SIDE, 4)
CHANGES = IntRange(-16, 16, 0)
LARGE = Layout(1, 1, 300)
ROWS = (
    "linear, trained on the images",
    "linear, trained on both",
    "hidden layer of 64, trained on both",
)


def show_pixels() -> None:
    """Draw one digit and what two classifiers take it for."""
    st.markdown(
        "**Invert an image and it still shows the same digit.** No weight on a pixel "
        "can be right for both."
    )
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        inverted = choose_bool("Invert the image: ink becomes paper", "invert")
        asked = st.container()
        number = choose_int("Which held-out image", "image", IMAGES)
        left, right = st.columns(2)
        with left:
            row = choose_int("Row of the pixel", "row", LINES)
        with right:
            column = choose_int("Column of the pixel", "column", LINES)
        change = choose_int("Ink added to that pixel, of 16", "ink", CHANGES)
        seed = choose_seed(label="Seed of split and weights")
    with picture:
        trained = classifiers.classifiers(seed)
    label = int(held_out_images(seed).y[number - 1])
    pixel = pixel_at(row, column)
    upright = change_pixel(held_out_images(seed).X[number - 1], pixel, change / 16)
    shown = invert(upright) if inverted else upright
    with picture:
        draw_digit(shown, pixel, label, trained)
    with asked:
        locked = ask_about_inversion(seed)
    with picture:
        if locked:
            show_accuracies(seed)
        st.latex(r"s(x) = w \cdot x + b")
        st.latex(r"s(1 - x) = \textstyle\sum_i w_i + 2b - s(x)")
    show_experiment(seed, trained, upright, shown, pixel, label)
    st.info(
        "**Take away.** What a pixel means depends on its neighbours. No single "
        "weight, and no feature anybody wrote down, says so; a hidden layer learns it.",
        icon=":material/lightbulb:",
    )
    show_pytorch(pixels_script(seed))
    show_source("pixels")


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


def ask_about_inversion(seed: int) -> bool:
    """Ask for the linear accuracy on inverted images; return whether it is locked."""
    (plain, inverted), both, hidden = classifiers.accuracies(seed)
    return predict(
        Prediction(
            "inverted",
            f"The linear classifier reads {plain:.0%} of the held-out images right. Of "
            "the same images inverted it will read …",
            {
                "same": "nearly as many",
                "half": "about half",
                "chance": "about 10 %, as if guessing",
                "none": "next to none: worse than guessing",
            },
            lambda: answer_for(inverted),
            lambda: (
                f"It reads {inverted:.1%} of them. Guessing would get 10 %: what spoke "
                "for a digit now speaks against it. Training it on both leaves "
                f"{both[0]:.1%} and {both[1]:.1%}, chance; one hidden layer trained on "
                f"both reads {hidden[0]:.1%} and {hidden[1]:.1%}."
            ),
        ),
        about=seed,
    )


def show_accuracies(seed: int) -> None:
    """Tabulate how many held-out images each classifier reads right."""
    accuracies = classifiers.accuracies(seed)
    st.table(
        pd.DataFrame(
            [[f"{upright:.1%}", f"{inverted:.1%}"] for upright, inverted in accuracies],
            index=ROWS,
            columns=["held-out images", "the same inverted"],
        )
    )


def answer_for(accuracy: float) -> str:
    """Name the option an accuracy belongs to."""
    if accuracy < 0.03:
        return "none"
    if accuracy < 0.25:
        return "chance"
    return "half" if accuracy < 0.75 else "same"


def show_experiment(
    seed: int,
    trained: Classifiers,
    upright: Tensor,
    shown: Tensor,
    pixel: int,
    label: int,
) -> None:
    """Show one thing to look at more closely, chosen by the reader."""
    show_closer(
        {
            "weights": (
                "What does a linear classifier look at?",
                lambda: show_weights(trained),
            ),
            "sum": (
                "Why must a linear score fail on one of the two?",
                lambda: show_identity(trained.linear, upright, label),
            ),
            "pixel": (
                "What is one pixel worth?",
                lambda: show_one_pixel(trained, shown, pixel, label),
            ),
            "mistakes": (
                "Which images does each classifier get wrong?",
                lambda: show_mistakes(seed, trained),
            ),
        }
    )

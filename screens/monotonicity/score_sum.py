"""What does a score become if the image is inverted? The sum stays."""

import pandas as pd
import streamlit as st
import torch

from charts.monotonicity.image_layout import Layout
from charts.monotonicity.scores import sums_chart, sums_frame
from core.monotonicity.digits import invert
from core.monotonicity.inversion import Sums, held_out_images, score_sums
from core.notation import signed
from screens.monotonicity.classifiers import linear
from screens.monotonicity.digit_picture import draw_images
from screens.monotonicity.inverted import SEED, show_proof
from screens.monotonicity.link import LINK
from screens.monotonicity.more import IMAGES_SOURCE, show_images_script
from serving.tables import table
from ui.controls import choose_int
from ui.deck import controls, picture
from ui.draw import draw
from ui.screen import Choice, Screen

PAIR = Layout(2, 2, label=3)
CLOSE = 1e-3
"""Scores this near are equal: they are added up in single precision."""


def sums_of(number: int) -> Sums:
    """Return both scores of every class for one of the images."""
    return score_sums(linear(SEED), held_out_images(SEED).X[number - 1])


def show(solved: bool) -> None:
    """Draw an image, its negative and the scores; the other scores once guessed."""
    with controls():
        number = choose_int("Which of the new images", "image", LINK["image"])
    images = held_out_images(SEED)
    x, label = images.X[number - 1], int(images.y[number - 1])
    sums = sums_of(number)
    rows = table(sums_frame, sums.upright, sums.inverted, sums.expected / 2)
    inverted = signed(float(sums.inverted[label]), 1) if solved else "?"
    with picture():
        draw_images(
            torch.stack([x, invert(x)]),
            [
                f"score of {label}: {signed(float(sums.upright[label]), 1)}",
                f"score of {label}: {inverted}",
            ],
            PAIR,
            alt_text="A handwritten digit and the same digit inverted",
        )
        draw(
            sums_chart,
            alt_text="The score of each digit for the image (filled)"
            + (
                " and inverted (hollow), as far on the other side of a tick that is "
                "the same for all images" * solved
            ),
            upright=rows,
            both=rows if solved else rows.slice(0, 0),
        )


def truth() -> str:
    """Name what holds, by two images whose scores of a class differ."""
    one, other = sums_of(1), sums_of(2)
    if torch.allclose(one.upright, one.inverted, atol=CLOSE):
        return "same"
    totals = [sums.upright + sums.inverted for sums in (one, other)]
    if torch.allclose(totals[0], torch.zeros(1), atol=CLOSE):
        return "minus"
    return "sum" if torch.allclose(*totals, atol=CLOSE) else "depends"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "same": "Then no weight could see ink: w would be 0.",
        "minus": "Nearly: but not about 0, about the blue tick, half of Σw + 2b.",
        "sum": "s(1 − x) = Σw + 2b − s(x): yes.",
        "depends": "s(x) depends on the image, and so does s(1 − x). Their sum does "
        "not.",
    }[answer]


def explain() -> str:
    """Say what follows from the sum."""
    return (
        "**s(x) + s(1 − x) = Σw + 2b**, whatever the image. Each hollow dot is the "
        "filled one mirrored in a tick. Take another image: the ticks stay.\n\nSo a "
        "high score turns into a low one. To score an image and its negative alike, "
        "s(x) must be half that sum for *every* image: w = 0."
    )


def show_numbers() -> None:
    """Tabulate both scores of every class and their sums."""
    sums = sums_of(int(st.session_state.get("image", LINK["image"].default)))
    columns = {
        "s(x)": sums.upright,
        "s(1 − x)": sums.inverted,
        "their sum": sums.upright + sums.inverted,
        "Σw + 2b": sums.expected,
    }
    numbers = pd.DataFrame(
        {name: column.tolist() for name, column in columns.items()},
        index=[f"digit {digit}" for digit in range(len(sums.expected))],
    )
    st.table(numbers.map(lambda score: signed(score, 3)))


SCREEN = Screen(
    "sum",
    label="The sum",
    title="What does a score become if the image is inverted?",
    setup="Filled dots: the score s(x) = w · x + b that the linear classifier gives "
    "each digit for the image on the left.",
    show=show,
    ask=Choice(
        {
            "same": "It stays the same",
            "sum": "A fixed number minus s(x)",
            "minus": "Its opposite, −s(x)",
            "depends": "That depends on the image",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "All ten in numbers": show_numbers,
        "What follows": show_proof,
        "PyTorch": show_images_script,
        "Source": IMAGES_SOURCE,
    },
)

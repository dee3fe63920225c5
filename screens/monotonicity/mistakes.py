"""Who misreads fewer images as they are? The one that had to learn both kinds."""

import streamlit as st

from charts.monotonicity.image_layout import Layout
from core.monotonicity.classifier import Classifier
from core.monotonicity.inversion import held_out_images
from core.monotonicity.inversion import mistakes as mistakes_of
from screens.monotonicity.classifiers import hidden_job, linear
from screens.monotonicity.digit_picture import draw_images
from screens.monotonicity.inverted import SEED
from screens.monotonicity.link import LINK
from screens.monotonicity.more import IMAGES_SOURCE, show_images_script
from ui.controls import choose_int, choose_one
from ui.deck import controls, picture
from ui.screen import Choice, Screen

MOST = 16
LAYOUT = Layout(MOST, 8, label=4.4)
CLOSE = 2
"""Mistakes of 540 up to which two classifiers are about equal."""


def show(solved: bool) -> None:
    """Draw mistakes of the linear classifier; the other's once they are guessed."""
    inverted = False
    with controls():
        if solved:
            kind = choose_one("New images", "held_out", *LINK["held_out"])
            inverted = kind == "inverted images"
        seed = choose_int("Seed of the split", "seed", LINK["seed"])
    hidden = hidden_job(seed).wait() if solved else None
    with picture():
        draw_mistakes("Linear, trained on images", linear(seed), seed, inverted)
        draw_mistakes("Hidden layer, trained on both kinds", hidden, seed, inverted)


def draw_mistakes(
    name: str, classifier: Classifier | None, seed: int, inverted: bool
) -> None:
    """Draw the first mistakes of one classifier, or none if it is not given."""
    images = held_out_images(seed, inverted=inverted)
    wrong, predicted = mistakes_of(classifier or linear(seed), images)
    told = f"{len(wrong)} of {len(images.y)} wrong" if classifier else "? wrong"
    shown = wrong[:MOST] if classifier else wrong[:0]
    which = f", {MOST} of them shown" if len(wrong) > len(shown) > 0 else ""
    st.html(f"<b>{name}: {told}{which}</b>")
    pairs = zip(images.y[shown].tolist(), predicted[: len(shown)].tolist(), strict=True)
    draw_images(
        images.X[shown],
        [f"{true} → {taken}" for true, taken in pairs],
        LAYOUT,
        alt_text=f"{name}: {told}. Under each image, what it is and what it was "
        "taken for",
    )


def counts(seed: int) -> tuple[int, int]:
    """Return how many images as they are each classifier misreads."""
    images = held_out_images(seed)
    by_line, by_hidden = (
        len(mistakes_of(one, images)[0])
        for one in (linear(seed), hidden_job(seed).result())
    )
    return by_line, by_hidden


def truth() -> str:
    """Compare the two on images as they are."""
    by_line, by_hidden = counts(SEED)
    if abs(by_line - by_hidden) <= CLOSE:
        return "equal"
    return "linear" if by_line < by_hidden else "hidden"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    by_line, by_hidden = counts(SEED)
    numbers = f"{by_line} mistakes against {by_hidden}"
    return {
        "linear": f"It had the easier task, but {numbers}.",
        "equal": f"Not quite: {numbers}.",
        "hidden": f"{numbers.capitalize()}: yes.",
    }[answer]


def explain() -> str:
    """Say what the harder task cost."""
    return (
        "**Twice the task, and fewer mistakes.** Many would puzzle you, too; other "
        "seeds split the images anew. Now turn to the inverted images: the linear "
        "classifier misreads them all, the hidden layer about as few as before."
    )


SCREEN = Screen(
    "mistakes",
    label="Mistakes",
    title="Who misreads fewer images as they are?",
    setup="The linear classifier learned from images, the one with a hidden layer "
    "from images and inverted ones. Both read 540 new images as they are. 8 → 1: an 8 "
    "taken for a 1.",
    show=show,
    ask=Choice(
        {
            "linear": "The linear one: half the task",
            "hidden": "The one with the hidden layer",
            "equal": "About equal",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"PyTorch": show_images_script, "Source": IMAGES_SOURCE},
)

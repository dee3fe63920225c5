"""How many inverted images does a linear classifier read? No weight is right twice."""

import streamlit as st
import torch

from charts.monotonicity.image_layout import Layout
from charts.monotonicity.scores import probabilities_chart, probabilities_frame
from core.monotonicity.digits import invert
from core.monotonicity.inversion import accuracies, held_out_images
from screens.monotonicity.classifiers import hidden_job, linear, linear_both
from screens.monotonicity.digit_picture import a_digit, draw_images
from screens.monotonicity.link import LINK
from screens.monotonicity.more import IMAGES_SOURCE, TAKE_AWAY, show_images_script
from serving.tables import table
from ui.controls import choose_int
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import bar

SEED = 0
PAIR = Layout(2, 2, label=3.6)
NEXT_TO_NONE, CHANCE, NEARLY_ALL = 0.03, 0.25, 0.75


def show(solved: bool) -> None:
    """Draw a digit and its negative; how many of each are read once it is guessed."""
    with controls():
        number = choose_int("Which of the new images", "image", LINK["image"])
    images = held_out_images(SEED)
    x = images.X[number - 1]
    shares = accuracies(linear(SEED), SEED)
    upright, inverted = (f"{share:.0%}" for share in shares)
    with picture():
        draw_images(
            torch.stack([x, invert(x)]),
            [f"of {len(images.y)} read right", "of the same inverted"],
            PAIR,
            large=[upright, inverted if solved else "?"],
            alt_text="A handwritten digit in dark ink on white paper, and the same "
            "digit in white on dark"
            + (f"; {upright} and {inverted} are read right" if solved else ""),
        )
    trained = hidden_job(SEED).wait() if solved else None
    if trained:
        both = min(accuracies(linear_both(SEED), SEED))
        hidden = min(accuracies(trained, SEED))
        readout(
            '<p class="readout-lead">Trained on both: the kind read worse</p>'
            + bar(both, f"{both:.0%}", "linear", "linear")
            + bar(hidden, f"{hidden:.0%}", "one hidden layer", "hidden")
        )


def truth() -> str:
    """Name the option the accuracy on inverted images belongs to."""
    _, inverted = accuracies(linear(SEED), SEED)
    if inverted < NEXT_TO_NONE:
        return "none"
    if inverted < CHANCE:
        return "chance"
    return "all" if inverted > NEARLY_ALL else "half"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "all": "You still see the digit. A weight sees ink in one pixel, and all the "
        "ink has moved.",
        "half": "Half would be luck with some digits. But every score turns round at "
        "once.",
        "chance": "Guessing is right by accident. This is worse: what spoke for a "
        "digit now speaks against it.",
        "none": "Worse than guessing: yes.",
    }[answer]


def explain() -> str:
    """Say why no two digits are read both ways."""
    return (
        "**At most one digit is read both ways.** What a score gains from an image it "
        "loses from the negative: if a 3 is read right both ways, no 8 is, and no "
        "other digit.\n\n"
        "What a pixel means depends on its neighbours: a hidden layer learns it."
    )


def show_proof() -> None:
    """Write why no pair of classes is read right both ways."""
    st.markdown(
        "A score weighs the pixels, s(x) = w · x + b, and inverting an image turns x "
        "into 1 − x:"
    )
    st.latex(r"s(x) + s(1 - x) = \textstyle\sum_i w_i + 2b")
    st.markdown(
        "The margin of digit a over digit b, the difference of their scores, is such a "
        "score, so m(x) + m(1 − x) = C, the same for every image. An image of an *a* "
        "read right both ways has m > 0 twice, so C > 0; an image of a *b* has m < 0 "
        "twice, so C < 0. Both cannot be."
    )


def show_reading() -> None:
    """Draw what two classifiers take the chosen image and its negative for."""
    number = int(st.session_state.get("image", LINK["image"].default))
    images = held_out_images(SEED)
    label = a_digit(int(images.y[number - 1]))
    x = images.X[number - 1]
    hidden = hidden_job(SEED).result()
    for title, shown in (("As it is", x), ("Inverted", invert(x))):
        st.markdown(f"**{title}** ({label}): linear classifier and hidden layer")
        draw(
            probabilities_chart,
            alt_text="Probability of each digit by the linear classifier and by the "
            "hidden layer",
            height="content",
            probabilities=table(
                probabilities_frame,
                linear(SEED).scores(shown).softmax(0),
                hidden.scores(shown).softmax(0),
            ),
        )


SCREEN = Screen(
    "inverted",
    label="Inverted images",
    title="How many inverted images does it still read?",
    setup="A linear classifier, one weight for each pixel and digit, learned from "
    "1,257 images. Now ink becomes paper in the 540 new ones.",
    show=show,
    ask=Choice(
        {
            "all": "Nearly as many",
            "half": "About half",
            "none": "Next to none",
            "chance": "About 10%, as by guessing",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "To take away": TAKE_AWAY,
        "Why one digit at most": show_proof,
        "What this image is taken for": show_reading,
        "PyTorch": show_images_script,
        "Source": IMAGES_SOURCE,
    },
)

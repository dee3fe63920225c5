"""How many inverted images does a linear classifier read? No weight is right twice."""

import streamlit as st

from charts.monotonicity.negative import pair_chart, pair_frame, readings_frame
from core.monotonicity.inversion import held_out_images
from screens.monotonicity import inversion
from screens.monotonicity.more import IMAGES_SOURCE, show_images_script
from serving.tables import table
from ui.deck import picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import bar

IMAGE, SEED = 3, 0
NEXT_TO_NONE, CHANCE, NEARLY_ALL = 0.03, 0.25, 0.75


def show(solved: bool) -> None:
    """Draw a digit and its negative; how many of each are read once it is guessed."""
    x = held_out_images(SEED).X[IMAGE]
    (upright, inverted), both, hidden = inversion.accuracies(SEED)
    told = f"{inverted:.0%}" if solved else "?"
    with picture():
        draw(
            pair_chart,
            alt_text="A handwritten digit in dark ink on white paper, and the same "
            "digit in white on dark"
            + (f"; {upright:.0%} and {inverted:.0%} are read right" if solved else ""),
            height="stretch",
            pair=table(pair_frame, x),
            readings=table(
                readings_frame,
                (
                    (4.0, f"{upright:.0%}", "of 540 read right"),
                    (14.0, told, "of the same inverted"),
                ),
            ),
        )
    if solved:
        readout(
            '<p class="readout-lead">Trained on both kinds, held-out images read</p>'
            + bar(min(both), f"{min(both):.0%}", "linear, each kind", "linear")
            + bar(min(hidden), f"{min(hidden):.0%}", "one hidden layer", "hidden")
        )


def truth() -> str:
    """Name the option the accuracy on inverted images belongs to."""
    inverted = inversion.accuracies(SEED)[0][1]
    if inverted < NEXT_TO_NONE:
        return "none"
    if inverted < CHANCE:
        return "chance"
    return "all" if inverted > NEARLY_ALL else "half"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "all": "You still see the digit. A weight sees ink in a pixel, and all the ink "
        "has moved.",
        "half": "Half would be luck with some digits. But every score turns round at "
        "once.",
        "chance": "Guessing would be right by accident. This is worse: what spoke for "
        "a digit now speaks against it.",
        "none": "Worse than guessing: yes.",
    }[answer]


def explain() -> str:
    """Say why both can never be right."""
    return (
        "**Never both.** Between digits a and b the margin m (a's score minus b's) "
        "obeys m(x) + m(1 − x) = C, one C for every image. An a read right both ways "
        "needs C > 0, a b needs C < 0. What a pixel means depends on its neighbours: a "
        "hidden layer learns that, one weight a pixel cannot."
    )


def show_proof() -> None:
    """Write why no pair of classes is read right both ways."""
    st.markdown("A score weighs the pixels, and inverting an image turns x into 1 − x:")
    st.latex(r"s(x) + s(1 - x) = \textstyle\sum_i w_i + 2b")
    st.markdown(
        "The margin between classes a and b, m = s_a − s_b, is such a score, so "
        "m(x) + m(1 − x) = C, the same for every image. An image of an *a* read right "
        "both ways has m > 0 twice, so C > 0; an image of a *b* has m < 0 twice, so "
        "C < 0. Both cannot be."
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
        "Why never both": show_proof,
        "PyTorch": show_images_script,
        "Source": IMAGES_SOURCE,
    },
)

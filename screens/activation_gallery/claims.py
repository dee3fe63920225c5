"""The chapter's claims on activations, each computed; one needs a condition."""

import streamlit as st

from core.activation_gallery.claims import Claim, chapter_claims
from ui.deck import picture, writes
from ui.screen import Choice, Screen
from ui.text import number_table

WORDS = {
    "peak": "The sigmoid's slope is at most 0.25",
    "avoids": "ReLU avoids vanishing gradients",
    "linear": "Near 0 tanh is nearly linear",
    "softmax": "The sigmoid is a special softmax",
}
COLUMNS = ("the chapter says", "computed", "holds")
UNTOLD = ("?", "?")


def show(solved: bool) -> None:
    """List the claims; what was computed for them, once asked."""
    rows = [
        (claim.sentence, *((claim.computed, _verdict(claim)) if solved else UNTOLD))
        for claim in chapter_claims().values()
    ]
    with picture():
        st.html(number_table("The chapter's claims", COLUMNS, rows, words=3))


def _verdict(claim: Claim) -> str:
    if not claim.holds:
        return "no"
    return "yes, if …" if claim.if_large else "yes"


def truth() -> str:
    """Name the claim that was borne out only under a condition."""
    return next(name for name in WORDS if chapter_claims()[name].if_large)


def reply(answer: str) -> str:
    """Say what was computed for a claim."""
    claim = chapter_claims()[answer]
    if claim.if_large:
        return f"ReLU: yes. {claim.computed}."
    return f"It holds as it stands: {claim.computed}."


def explain() -> str:
    """Say under which condition ReLU avoids vanishing gradients."""
    computed = chapter_claims()["avoids"].computed
    return (
        "**ReLU lets gradients live, if the weights are large enough**: "
        f"{computed}. Half of the units pass nothing, which weights larger by √2 "
        "make up for.\n\nEverything else holds as the chapter says."
    )


SCREEN = Screen(
    "claims",
    label="The chapter's claims",
    title="Which claim of the chapter needs a condition?",
    setup="What section 5.1.2 says of its activations, each computed here. All hold, "
    "one of them only under a condition.",
    show=show,
    ask=Choice(WORDS, truth, reply),
    explain=explain,
    more={
        "How they are computed": writes(
            "In float64, over 4,001 points of [−20, 20] where a claim speaks of every "
            "x; gradients through ten random layers of 32 units; inputs that hit a "
            "kink among a million drawn from N(0, 1)."
        )
    },
)

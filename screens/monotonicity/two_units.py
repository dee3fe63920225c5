"""Where will two ReLU units bend? A hidden layer finds the fold by itself."""

from functools import cache

import streamlit as st

from core.monotonicity import one_feature
from core.monotonicity.temperature import REFERENCE
from screens.monotonicity import patients
from screens.monotonicity.more import (
    PATIENTS_SOURCE,
    show_temperature_script,
    what_is_measured,
)
from screens.monotonicity.rates_picture import Line, draw_rates
from screens.monotonicity.who_died import WIDTH
from ui.screen import Choice, Screen

APART = 0.5
"""Degrees: bends this far apart are two places."""


@cache
def bends() -> tuple[float, float]:
    """Return where training puts the bends of two units, from left to right."""
    left, right = one_feature.kinks(patients.hidden_fits(2, None).mlp()).sort().values
    return float(left), float(right)


@cache
def found() -> tuple[float, float]:
    """Return how much the hidden layer and the best fold find of what the dots say."""
    centers, losses = patients.profile_centers()
    best = float(centers[losses.argmin()])
    models = patients.all_models(best, 2)
    return patients.share_found(models.hidden), patients.share_found(models.distance)


def show(solved: bool) -> None:
    """Draw the dots; the network and its bends once they are guessed."""
    hidden = patients.all_models(REFERENCE, 2).hidden
    line = Line("hidden", "two ReLU units on T", hidden, 32.6)
    draw_rates(
        patients.binned(WIDTH),
        alt_text="Share that died by body temperature, a U"
        + (", and a network of two ReLU units that follows it" if solved else ""),
        lines=[line] if solved else (),
        marks=[(bend, "hidden", f"{bend:.1f} °C") for bend in bends()] * solved,
    )


def truth() -> str:
    """Name where the bends are: in the valley, on either side, or outside."""
    left, right = bends()
    if right - left < APART:
        return "one"
    return "sides" if left < REFERENCE + APART and right > REFERENCE else "ends"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    left, right = bends()
    return {
        "one": "That is the fold made by hand. Two units need not agree on a place, "
        "and the floor of the valley is wide.",
        "sides": f"One at {left:.1f}, one at {right:.1f} °C: yes.",
        "ends": "The ends hold few patients. The bends go where a change of slope "
        "saves most.",
        "none": "Nobody tells them. But the place of a bend is a number, −b/w, and "
        "training moves it like any other.",
    }[answer]


def explain() -> str:
    """Say who found the fold."""
    hidden, fold = found()
    return (
        f"**The units found it by themselves.** Given T alone, the network finds "
        f"{hidden:.0%} of what the dots say; the best fold made by hand {fold:.0%}. A "
        "hidden layer learns a *representation*, the last layer is a linear model on "
        "it, and training fits both together.\n\n*Next: a truth that never turns.*"
    )


def show_formula() -> None:
    """Write the network, and the fold as two units."""
    st.markdown("The risk of the network, with two hidden units on T:")
    st.latex(
        r"\mathrm{sigmoid}\big(b_2 + v_1\,\mathrm{relu}(u_1 T + a_1) "
        r"+ v_2\,\mathrm{relu}(u_2 T + a_2)\big)"
    )
    st.markdown("The fold made by hand is a hidden layer, too, of two units:")
    st.latex(r"|T - c| = \mathrm{relu}(T - c) + \mathrm{relu}(c - T)")


SCREEN = Screen(
    "two_units",
    label="Two ReLU units",
    title="Where will two ReLU units bend?",
    setup="A ReLU unit is 0 on one side of its bend and a straight ramp on the other. "
    "Two of them get T and nothing else, and training may move their bends. Where to?",
    show=show,
    ask=Choice(
        {
            "none": "Anywhere: nobody tells them",
            "one": "Both to the same place",
            "sides": "To two sides of the valley",
            "ends": "To the two ends",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "The formula": show_formula,
        "What is measured": what_is_measured,
        "PyTorch": show_temperature_script,
        "Source": PATIENTS_SOURCE,
    },
)

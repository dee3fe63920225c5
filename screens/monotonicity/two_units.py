"""Where will two ReLU units bend? A hidden layer finds the turn by itself."""

from functools import cache

import streamlit as st

from core.monotonicity import one_feature
from core.monotonicity.temperature import REFERENCE
from screens.monotonicity import patients
from screens.monotonicity.fold import best_center
from screens.monotonicity.more import (
    EXERCISES,
    PATIENTS_SOURCE,
    show_temperature_script,
    what_is_measured,
)
from screens.monotonicity.rates_picture import NamedLine, draw_rates
from ui.screen import Choice, Screen

BOTTOM = (36.0, 37.5)
"""Degrees between which the risk is lowest: the bottom of the U."""


@cache
def bends() -> tuple[float, float]:
    """Return where training puts the bends of two units, from left to right."""
    mlp = patients.hidden_fits(2, None).mlp()
    left, right = one_feature.kinks(mlp).sort().values
    return float(left), float(right)


@cache
def found() -> tuple[float, float]:
    """Return how much the hidden layer and the best fold find of what the dots say."""
    models = patients.all_models(best_center(), 2)
    return patients.share_found(models.hidden), patients.share_found(models.distance)


def show(solved: bool) -> None:
    """Draw the dots; the network and its bends once they are guessed."""
    hidden = patients.all_models(REFERENCE, 2).hidden
    line = NamedLine("hidden", "two ReLU units", hidden, 38.0, below=True)
    draw_rates(
        patients.binned(patients.RANGE),
        alt_text="Share that died by body temperature, a U"
        + (", and a network of two ReLU units that follows it" if solved else ""),
        lines=[line] if solved else (),
        marks=[(bend, "hidden", f"{bend:.1f} °C") for bend in bends()] * solved,
    )


def truth() -> str:
    """Name how many of the bends are at the bottom of the U."""
    low, high = BOTTOM
    at_bottom = sum(low <= bend <= high for bend in bends())
    return ("ends", "one", "both")[at_bottom]


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    _, right = bends()
    return {
        "any": "Nobody tells them, but training does: the place of a bend, −b/w, is "
        "moved like any other number.",
        "both": "That would be the fold made by hand. Here one bend is enough to turn, "
        f"and the other is free for {right:.1f} °C.",
        "one": "One turns the risk round, the other makes it steeper: yes.",
        "ends": "The ends hold few patients. A bend goes where a change of slope saves "
        "most.",
    }[answer]


def explain() -> str:
    """Say who found the fold."""
    left, _ = bends()
    hidden, fold = found()
    return (
        f"**They found the turn by themselves**, at {left:.1f} °C. Given T alone, the "
        f"network finds {hidden:.0%} of what the dots say; the best fold by hand "
        f"{fold:.0%}. The hidden layer learns a *representation*, the last layer is a "
        "linear model on it, and training fits both together.\n\n"
        "*Next: a truth that never turns.*"
    )


def show_formula() -> None:
    """Write the network, and the fold as two units."""
    st.markdown("The risk of the network, with two hidden units on T:")
    st.latex(
        r"\mathrm{sigmoid}\big(b_2 + v_1\,\mathrm{relu}(u_1 T + a_1) "
        r"+ v_2\,\mathrm{relu}(u_2 T + a_2)\big)"
    )
    st.markdown(
        "Beside it the linear model, and the one on the distance from c. The fold made "
        "by hand is a hidden layer of two units, too:"
    )
    st.latex(
        r"\begin{aligned}"
        r"\text{one sign:} &\quad \mathrm{sigmoid}(w\,T + b) \\"
        r"\text{by hand:} &\quad \mathrm{sigmoid}(w\,|T - c| + b) \\"
        r"&\quad |T - c| = \mathrm{relu}(T - c) + \mathrm{relu}(c - T)"
        r"\end{aligned}"
    )


SCREEN = Screen(
    "two_units",
    label="Two ReLU units",
    title="Where will two ReLU units bend?",
    setup="A ReLU unit is 0 on one side of its bend and a straight ramp on the other. "
    "Two get T and nothing else; training may move their bends.",
    show=show,
    ask=Choice(
        {
            "any": "Anywhere: nobody tells them",
            "both": "Both at the bottom of the U",
            "one": "One at the bottom, one elsewhere",
            "ends": "At the two ends",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "The formula": show_formula,
        "What is measured": what_is_measured,
        "PyTorch": show_temperature_script,
        "Exercises": EXERCISES,
        "Source": PATIENTS_SOURCE,
    },
)

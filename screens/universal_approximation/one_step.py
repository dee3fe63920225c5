"""Where does the step of one sigmoid unit stand? At −b / w, not at b."""

import streamlit as st
import torch

from charts.universal_approximation.sigmoid_step import (
    EDGE,
    names_frame,
    places_frame,
    step_chart,
    step_frame,
)
from core.notation import with_minus
from core.universal_approximation.sigmoid_step import place_of, rise_of, sigmoid_unit
from screens.universal_approximation.link import LINK
from screens.universal_approximation.more import STEP_SOURCE
from serving.tables import table
from ui.controls import choose_float, choose_one
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import to_html

W, B = 8.0, -4.0
PLACES = {"b": B, "between": place_of(W, B), "upside": -W / B, "minus_b": -B}
X = torch.linspace(-EDGE, EDGE, 201, dtype=torch.float64)
BEFORE = sigmoid_unit(X, 1.0, 0.0)
GREY = ("w = 1, b = 0", -3.8, 0.2, "before")


def show(solved: bool) -> None:
    """Draw the places it may stand at; then the step, which can be moved."""
    if not solved:
        places = sorted(PLACES.values())
        _draw(
            "A sigmoid with w = 1 and b = 0, and four places marked with a question "
            "mark",
            step=table(step_frame, X, before=BEFORE),
            names=table(names_frame, (GREY,)),
            places=table(places_frame, places, ["?"] * len(places)),
        )
        return
    with controls():
        w, b = _choose_unit()
    place = place_of(w, b)
    at = [] if place is None else [place + 0.0]
    _draw(
        "A sigmoid unit and the place of its step",
        step=table(step_frame, X, before=BEFORE, unit=sigmoid_unit(X, w, b)),
        names=table(names_frame, (GREY,)),
        places=table(places_frame, at, [with_minus(f"{s:.3g}") for s in at]),
    )
    readout(to_html(_reading(w, b, place)))


def _draw(alt_text: str, **frames) -> None:
    with picture():
        draw(step_chart, alt_text=alt_text, **frames)


def _choose_unit() -> tuple[float, float]:
    held = choose_one("While w changes, keep", "held", LINK["held"].values)
    w = choose_float("Weight w", "w", LINK["w"])
    if held == "place s":
        return w, -w * choose_float("Place s of the step", "s", LINK["s"])
    return w, choose_float("Bias b", "b", LINK["b"])


def _reading(w: float, b: float, place: float | None) -> str:
    if place is None:
        value = torch.sigmoid(torch.tensor(b)).item()
        return f"With w = 0 there is no step: {value:.3g} everywhere."
    return with_minus(
        f"Step at **{place + 0.0:.3g}**, from a tenth to nine tenths within "
        f"**{rise_of(w):.2g}** of x."
    )


def truth() -> str:
    """Name the place where the unit is one half."""
    return next(name for name, x in PLACES.items() if W * x + B == 0)


def reply(answer: str) -> str:
    """Say what the unit sees at the place that was chosen."""
    x = PLACES[answer]
    seen = with_minus(f"{W:g} · {x:g} − {-B:g} = {W * x + B:g}").replace(
        "· −4", "· (−4)"
    )
    return {
        "b": f"That is b itself. But there wx + b = {seen}: far below 0, the unit is "
        "off.",
        "between": f"Yes: there wx + b = {seen}, and sigmoid(0) is one half.",
        "upside": f"That is w/−b, upside down: there wx + b = {seen}, the unit is on "
        "already.",
        "minus_b": f"That is −b, right only for w = 1: here wx + b = {seen}, on long "
        "before.",
    }[answer]


def explain() -> str:
    """Say what moves a step, and what it is good for."""
    return (
        "**A step stands where wx + b = 0: at s = −b/w.** With b kept, w moves "
        "it, too; with s kept, it only gets steeper.\n\n"
        "*Next: two steps make a bump.*"
    )


def show_formula() -> None:
    """Write the unit by its place."""
    st.latex(
        r"\mathrm{sigmoid}(w x + b) = \mathrm{sigmoid}\bigl(w\,(x - s)\bigr), "
        r"\qquad s = -\frac{b}{w}"
    )
    st.markdown(
        "Its width, from a tenth to nine tenths, is 2 ln 9 / |w| of x: the larger "
        "|w|, the steeper. With w < 0 it is a step down."
    )


SCREEN = Screen(
    "step",
    label="One unit is a step",
    title="Where does the step stand?",
    setup="A hidden unit computes sigmoid(wx + b). A large weight w makes it a step "
    "from 0 to 1. This one has w = 8 and b = −4.",
    show=show,
    ask=Choice(
        {name: with_minus(f"At x = {x:g}") for name, x in PLACES.items()},
        truth,
        reply,
    ),
    explain=explain,
    more={"The formula": show_formula, "Source": STEP_SOURCE},
)

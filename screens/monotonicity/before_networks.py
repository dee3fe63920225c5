"""Did it take a network to bend? A tree, a kernel method, a cubic spline."""

import inspect
from functools import cache

import streamlit as st

from core.monotonicity import one_feature, temperature
from core.monotonicity.temperature import REFERENCE
from screens.monotonicity import patients
from screens.monotonicity.link import LINK
from screens.monotonicity.more import (
    BEFORE_NETWORKS,
    PATIENTS_SOURCE,
    what_is_measured,
    writes,
)
from screens.monotonicity.rates_picture import NamedLine, draw_rates
from ui.controls import choose_float, choose_int, choose_one
from ui.deck import controls, readout
from ui.screen import Choice, Screen
from ui.text import bar

SPLIT_SEED, UNITS = 0, 2
CLOSE = 1.0
"""Nats per 1,000 patients up to which two models are as good as each other."""
SIZES = {"tree": "leaves", "kernel": "bump", "spline": "knots"}


def show(solved: bool) -> None:
    """Draw the older method; the hidden layer beside it once it is guessed."""
    with controls():
        method = choose_one("Method", "method", *LINK["method"])
        size = choose_size(method)
    lines = [NamedLine("free", method, patients.older_model(method, size, None), 32.4)]
    if solved:
        hidden = patients.all_models(REFERENCE, UNITS).hidden
        lines.append(NamedLine("hidden", "two ReLU units", hidden, 41.8))
    draw_rates(
        patients.binned(patients.RANGE),
        alt_text=f"Share that died by body temperature, a U, and a {method} that bends"
        + (", beside two ReLU units" if solved else ""),
        lines=lines,
    )
    if solved:
        readout(_bars(method, size))


def choose_size(method: str) -> float:
    """Choose how finely the method may bend."""
    if method == "tree":
        return choose_int("Leaves", "leaves", LINK["leaves"])
    if method == "kernel":
        return choose_float("Width of a bump, °C", "bump", LINK["bump"])
    return choose_int("Knots", "knots", LINK["knots"])


@cache
def saved(method: str, size: float) -> float:
    """Return what a method saves on new patients against the line, per 1,000."""
    if method == "hidden":
        model = patients.all_models(REFERENCE, UNITS, SPLIT_SEED).hidden
    else:
        model = patients.older_model(method, size, SPLIT_SEED)
    _, others = temperature.split_patients(SPLIT_SEED)
    linear = patients.all_models(REFERENCE, UNITS, SPLIT_SEED).linear
    losses = (one_feature.mean_loss(m, others) for m in (linear, model))
    by_line, by_model = losses
    return 1000 * (by_line - by_model)


def _bars(method: str, size: float) -> str:
    gains = {method: saved(method, size), "two ReLU units": saved("hidden", UNITS)}
    most = 1.2 * max(*gains.values(), CLOSE)
    kinds = ("other", "hidden")
    return (
        '<p class="readout-lead">Log-loss saved on 1,000 patients of one split</p>'
        + "".join(
            bar(gain / most, f"{gain:.1f}", name, kind)
            for (name, gain), kind in zip(gains.items(), kinds, strict=True)
        )
    )


def truth() -> str:
    """Compare the best of the three, at the sizes they open with, with the units."""
    older = max(saved(method, LINK[key].default) for method, key in SIZES.items())
    ahead = older - saved("hidden", UNITS)
    if abs(ahead) <= CLOSE:
        return "equal"
    return "better" if ahead > 0 else "worse"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "worse": "With one feature, bending is easy: it was done long before.",
        "equal": "As well as it, at a fitting size: yes.",
        "better": "They follow more detail, but new patients do not share it.",
    }[answer]


def explain() -> str:
    """Say what sets a hidden layer apart."""
    gains = (f"{saved(name, LINK[key].default):.1f}" for name, key in SIZES.items())
    tree, kernel, spline = gains
    return (
        f"**On one feature they do as well**: as opened, the tree saves {tree}, the "
        f"kernel {kernel}, the spline {spline}. What sets a hidden layer apart: it "
        "*learns* its features, and layers can be stacked."
    )


def show_code() -> None:
    """Show the code that fits the three methods."""
    for method, fit in patients.OLDER_METHODS.items():
        st.markdown(f"**The {method}**")
        st.code(inspect.getsource(fit))


SCREEN = Screen(
    "before",
    label="Before networks",
    title="Did it take a network to bend?",
    setup="A tree splits the axis into leaves, a kernel method adds up bumps, a spline "
    "joins cubic pieces at knots. How well does the best of them predict patients "
    "nobody has seen, beside two ReLU units?",
    show=show,
    ask=Choice(
        {
            "worse": "Clearly worse",
            "equal": "About as well",
            "better": "Clearly better",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "How they bend": writes(
            "**A decision tree** asks yes-or-no questions, *is T below 35.8 °C?*, and "
            "gives every patient with the same answers the same risk. It bends by "
            "jumping.\n\n**A kernel method** puts one smooth bump on every recorded "
            "temperature and adds them up. It bends by asking who is near.\n\n**A "
            "cubic spline** glues cubic pieces together at knots somebody chose, so "
            "smoothly that the joints cannot be seen. Each piece bends by itself; at a "
            "knot only the third derivative jumps."
        ),
        "History": BEFORE_NETWORKS,
        "What is measured": what_is_measured,
        "The code": show_code,
        "Source": PATIENTS_SOURCE,
    },
)

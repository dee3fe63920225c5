"""Bring your own: write a function that bends and lets every gradient through."""

import math
from urllib.parse import quote, urlencode

import streamlit as st

from core.activation_gallery.own import Passing, weakest_slope
from core.activations import Activation, find
from core.expressions.functions import FUNCTIONS
from core.notation import number
from screens.activation_gallery.gallery_script import pytorch_script
from screens.activation_gallery.link import LINK
from screens.activation_gallery.more import write_formulas
from screens.activation_gallery.own_picture import draw_panels, readings_of
from screens.activation_gallery.shown import Shown
from ui.activation import MOST, choose_activations, find_or_explain
from ui.controls import choose_float, choose_text
from ui.deck import controls, picture, readout, writes
from ui.screen import Screen, Value
from ui.text import verbatim

FORMULA_HELP = (
    "Numbers, x, pi, e, + − * / ^, |x|, and "
    + ", ".join(sorted(name for name in FUNCTIONS if name.isascii()))
    + ", where(x > 0, value, other value)"
)
USES = (
    ("train_mlp", "Train a network with it", "sigma", {"activation": "formula"}),
    (
        "linear_collapse",
        "Put it between affine layers",
        "activation",
        {"screen": "best_fit"},
    ),
)
"""Other lessons that take a formula: lesson, label, its key and what else to set."""
ANSWER = "max(x, 0.1x)"
SHOWN = "shown_functions"
SEEN = LINK["domain"].default


def show(solved: bool) -> None:
    """Draw any set of functions and their slopes; the stopping slopes, once asked."""
    shown = _choose_shown()
    st.session_state[SHOWN] = shown
    if not shown.activations:
        with picture():
            st.info("Choose an activation, or type a formula in x.")
        return
    with picture():
        draw_panels(shown, solved)
    readout(readings_of(shown))


def _choose_shown() -> Shown:
    with controls():
        text = choose_text(
            "Your formula in x", "formula", placeholder="max(x, 0)", help=FORMULA_HELP
        )
        own = find_or_explain(text) if text.strip() else None
        x = choose_float("Point x", "x", LINK["x"])
        with st.popover("Compare with …", width="stretch"):
            chosen = choose_activations(
                "Activations", "activation", LINK["activation"].default
            )
            half_width = choose_float("Picture from −d to d", "domain", LINK["domain"])
            functions = [own, *chosen] if own else chosen
            named = {a.label: a for a in functions[:MOST]}
            settings = {name: _choose_settings(a) for name, a in named.items()}
    return Shown(named, settings, half_width, x)


def _choose_settings(activation: Activation) -> dict[str, float]:
    return {
        parameter.name: choose_float(
            f"{activation.label}: ${parameter.symbol}$",
            f"{activation.key}_{parameter.name}",
            LINK[f"{activation.key}_{parameter.name}"],
        )
        for parameter in activation.parameters
    }


def judge(text: object) -> bool:
    """Say whether a formula bends and passes a tenth of every gradient."""
    try:
        return weakest_slope(find(str(text))).is_enough
    except ValueError:
        return False


def reply(text: object) -> str:
    """Say what a formula lets through at worst."""
    if fault := refuse(text):
        return verbatim(fault)
    return said(verbatim(str(text)), weakest_slope(find(str(text))))


def refuse(text: object) -> str:
    """Say why a formula cannot be tried, and is not locked."""
    if not str(text).strip():
        return "Type a formula first; then it is tried."
    try:
        weakest_slope(find(str(text)))
    except ValueError as error:
        return str(error)
    return ""


def said(text: str, passing: Passing) -> str:
    """Say what a function lets through at worst."""
    at = f"at x = {number(passing.x, 2)}"
    if math.isnan(passing.slope):
        return f"{text} is undefined {at}: no gradient comes back from there."
    if not passing.bends:
        return (
            f"{text} passes gradients, but it does not bend: layers with it between "
            "them collapse into one."
        )
    slope = number(abs(passing.slope), 2)
    if abs(passing.x) > SEEN:
        at += " (out of sight)"
    if passing.is_enough:
        return f"{text} bends, and passes at least {slope} of every gradient: yes."
    return f"{text} bends, but {at} passes only {slope}."


def explain() -> str:
    """Say what such functions look like."""
    return (
        f"**Leaky ReLU does it**: `{ANSWER}`. *Compare with …* adds it, its handle is "
        "*a*, and widens the picture."
    )


def _shown() -> Shown:
    return st.session_state[SHOWN]


def show_uses() -> None:
    """Link to the other lessons that take a formula."""
    text = str(st.session_state.get("formula", "")).strip()
    if not text:
        st.markdown("Type a formula first; then it can be taken along.")
        return
    # Not page links: they drop the keys that this page has in its own link.
    for lesson, label, key, others in USES:
        query = urlencode({**others, key: text}, quote_via=quote)
        st.markdown(f"[{label}]({lesson}?{query}), in a new tab")


SCREEN = Screen(
    "own",
    label="Bring your own",
    title="Can you write one that bends and stops no gradient?",
    setup="Type a function of x. From −20 to 20 it should pass at least a tenth of a "
    "gradient, and be no straight line.",
    show=show,
    ask=Value("formula", str, judge, reply, refuse),
    explain=explain,
    more={
        "Take it along": show_uses,
        "Formulas and sources": lambda: write_formulas(_shown()),
        "PyTorch": lambda: st.code(pytorch_script(_shown())),
        "What a formula may be": writes(FORMULA_HELP + "."),
    },
)

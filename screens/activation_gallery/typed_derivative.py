"""Experiment: type the derivative (exercises 2 and 3 of the chapter)."""

import streamlit as st

from charts.activation_gallery.typed_derivative import (
    ANSWER,
    FUNCTION,
    TRUTH,
    answer_chart,
    answer_frame,
    wrong_frame,
)
from core.activation_gallery.typed_derivative import Verdict, check_derivative
from core.activations import ACTIVATIONS, Activation
from screens.activation_gallery.names import at_settings, number
from serving.tables import table
from ui.activation import explain_error
from ui.controls import choose_bool, choose_from_list, choose_text
from ui.draw import draw
from ui.fragments import fragment

STARTS = {"prelu": "where(x > 0, 1, 0)", "swish": "sigmoid(beta x)"}


@fragment
def show_derivative() -> None:
    """Check a typed derivative at every point, and show where it fails."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        key = choose_from_list("Differentiate", "of", list(ACTIVATIONS), "prelu")
        activation = ACTIVATIONS[key]
        st.markdown(f"$\\displaystyle f(x) = {activation.latex}$")
        text = choose_text(
            f"Your f′, a formula in {_names(activation)}",
            "answer",
            placeholder=STARTS.get(key, "x^2 + cos(x)"),
        )
        show_truth = choose_bool("Show the derivative", "truth")
    verdict = _check(activation, text or "0")
    if verdict is None:
        return
    with picture:
        wrong = wrong_frame(verdict)
        draw(
            answer_chart,
            _lines(bool(text), show_truth),
            alt_text="The function, and the typed derivative, shaded where it is wrong",
            answer=table(answer_frame, verdict),
            wrong=wrong if text else wrong[:0],
        )
        st.markdown(_words(activation, verdict, typed=bool(text)))
    if show_truth:
        st.latex(f"f'(x) = {activation.derivative_latex}")


def _lines(typed: bool, show_truth: bool) -> tuple[str, ...]:
    shown = {FUNCTION: True, ANSWER: typed, TRUTH: show_truth}
    return tuple(name for name, is_shown in shown.items() if is_shown)


def _names(activation: Activation) -> str:
    names = ["x", *(f"{p.name} (${p.symbol}$)" for p in activation.parameters)]
    return " and ".join(names)


def _check(activation: Activation, text: str) -> Verdict | None:
    try:
        return check_derivative(activation, text)
    except ValueError as error:
        explain_error(error)
        return None


def _words(activation: Activation, verdict: Verdict, *, typed: bool) -> str:
    settings = at_settings(activation, verdict.settings)
    where = f" (with {settings})" if settings else ""
    if not typed:
        return (
            f"Drawn is the function itself{where}. What is its slope at every x? Type "
            "your answer, and it is drawn too, shaded where it is wrong."
        )
    if verdict.right:
        kinks = activation.kinks(**activation.defaults)
        at = " and ".join(f"{kink:g}" for kink in kinks)
        about = f" At x = {at}, where pieces meet, it was not asked." if kinks else ""
        return f"**Right** at every one of {len(verdict.x)} points.{about}"
    i = verdict.worst
    return (
        f"**Not yet.** It is wrong at {int(verdict.wrong.sum())} of {len(verdict.x)} "
        f"points, most at x = {number(verdict.x[i].item())}{where}: yours is "
        f"{number(verdict.typed[i].item())}, "
        f"and the derivative is {number(verdict.true[i].item())}."
    )

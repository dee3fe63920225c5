"""Can you write down the derivative? Exercises 2 and 3 of the chapter."""

import streamlit as st
import torch
from torch import Tensor

from charts.activation_gallery.line_tables import up_to
from charts.activation_gallery.lines import Axis
from core.activation_gallery.typed_derivative import (
    HALF_WIDTH,
    Verdict,
    check_derivative,
)
from core.activations import ACTIVATIONS, Activation
from screens.activation_gallery.derivative_answer import (
    judge,
    judged,
    refuse,
    reply,
    with_values,
    write,
)
from screens.activation_gallery.lines_picture import draw_lines, name_ends
from screens.activation_gallery.link import LINK
from screens.activation_gallery.more import EXERCISES
from ui.activation import explain_error
from ui.controls import choose_bool, choose_from_list, choose_text
from ui.deck import controls, once_answered, picture, readout
from ui.screen import Screen, Value
from ui.text import to_html

STARTS = {"prelu": "where(x > 0, 1, 0)", "swish": "sigmoid(beta x)"}
TYPED = "typed_derivative"
"""What is typed, with the function it is meant for: "tanh: 1 - tanh(x)"."""
EVERY = 2
LIMIT = 20.0
LOW, HIGH = -2.0, 3.0
X_AXIS = Axis("x", -HALF_WIDTH, HALF_WIDTH, (-8, -6, -4, -2, 0, 2, 4, 6, 8), 2.6)
Y_AXIS = Axis("", LOW, HIGH, (-2, -1, 0, 1, 2, 3))


def show(solved: bool) -> None:
    """Draw the function and what is typed; where that is wrong, once it is locked."""
    with controls():
        key = choose_from_list("Differentiate", "of", *LINK["of"])
        activation = ACTIVATIONS[key]
        st.markdown(f"$f(x) = {activation.latex}$")
        text = choose_text(
            f"Your f′, a formula in {_names(activation)}",
            "answer",
            placeholder=STARTS.get(key, "x^2 + cos(x)"),
        )
        truth = solved and choose_bool("Draw the true f′", "truth", True)
    st.session_state[TYPED] = f"{key}: {text}"
    verdict = _check(activation, text) if text.strip() else None
    wrong = verdict.stretches if verdict and solved else ()
    with picture():
        draw_lines(
            X_AXIS,
            Y_AXIS,
            alt_text=f"{activation.label} over x"
            + (", and the typed derivative" if verdict else "")
            + (", shaded where it is wrong" if verdict and solved else ""),
            areas=[("wrong", left, right, LOW, HIGH) for left, right in wrong],
            **_lines(activation, verdict, truth=truth),
        )
    readout(to_html(_words(activation, verdict, solved)))


def _lines(
    activation: Activation, verdict: Verdict | None, *, truth: bool
) -> dict[str, list[tuple]]:
    """Return the rows of the function, what is typed if it can be read, and the truth.

    A function bends at its kinks; there a slope leaps, and the pen is lifted.
    """
    # A typo must not take the function's picture away.
    base = verdict or check_derivative(activation, "0")
    kinks = torch.tensor(activation.kinks(**base.settings), dtype=base.x.dtype)
    value_there = activation.fn(kinks, **base.settings)
    no_value = torch.full_like(kinks, torch.nan)
    lines = [("0", "f(x)", base.value, value_there)]
    lines += [("1", "your f′(x)", base.typed, no_value)] if verdict else []
    lines += [("ink", "true f′(x)", base.true, no_value)] if truth else []
    return {
        "lines": [
            (stroke, *_with_kinks(base.x, y, kinks, at_kinks))
            for stroke, _, y, at_kinks in lines
        ],
        "names": name_ends(
            [(stroke, name, base.x, y) for stroke, name, y, _ in lines], X_AXIS, Y_AXIS
        ),
    }


def _with_kinks(
    x: Tensor, y: Tensor, kinks: Tensor, at_kinks: Tensor
) -> tuple[Tensor, Tensor]:
    """Thin a line out, but for its kinks."""
    at = torch.cat([x[::EVERY], kinks])
    values = torch.cat([up_to(y[::EVERY], LIMIT), at_kinks])
    order = at.argsort()
    return at[order], values[order]


def _names(activation: Activation) -> str:
    names = ["x", *(f"{p.name} (${p.symbol}$)" for p in activation.parameters)]
    return " and ".join(names)


def _check(activation: Activation, text: str) -> Verdict | None:
    try:
        return check_derivative(activation, text)
    except ValueError as error:
        explain_error(error)
        return None


def _words(activation: Activation, verdict: Verdict | None, solved: bool) -> str:
    if verdict is None or not solved:
        return f"Drawn is {activation.label}{with_values(activation.defaults)}."
    return judged(verdict).partition(",")[0].rstrip(".") + "."


def explain() -> str:
    """Say how it is checked."""
    return (
        "**Dark: the true slope.** Yours is checked at three settings of every "
        "parameter, so that one forgotten is found out; at kinks nothing is asked. "
        "Shaded is where it is wrong."
    )


def show_truth() -> None:
    """Write the derivative of the chosen function."""
    activation = ACTIVATIONS[st.session_state.get("of", LINK["of"].default)]
    st.latex(f"f(x) = {activation.latex}")
    st.latex(f"f'(x) = {activation.derivative_latex}")


SCREEN = Screen(
    "derivative",
    label="Type the derivative",
    title="Can you write down the derivative?",
    setup="Choose a function f and type its slope as a formula. Lock it to see where "
    "it is wrong.",
    show=show,
    ask=Value(TYPED, write, judge, reply, refuse),
    explain=explain,
    more={
        "The derivative": once_answered("activation_gallery", "derivative", show_truth),
        "Exercises": EXERCISES,
    },
)

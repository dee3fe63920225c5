"""An activation sees a number, a row, or the whole minibatch."""

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.activation_strips import (
    strip_words_frame,
    strips_chart,
    strips_frame,
)
from charts.linear_collapse.matrices import indexed, matrices_html, matrix_figure
from core.linear_collapse.batch_norm import (
    NUDGES,
    TRANSFORMS,
    influence,
    with_other_rows,
)
from core.notation import with_minus
from screens.linear_collapse.link import LINK
from screens.linear_collapse.more import show_exercise_6
from serving.tables import table
from ui.controls import choose_int
from ui.deck import controls, picture, readout
from ui.draw import draw, theme_mode
from ui.screen import Choice, Screen

NUM_EXAMPLES, NUM_REROLLS = 6, 100
UNITS = LINK["unit"]
MOVES = 1e-9
"""What moves less stays where it is."""
GENERATOR = torch.Generator().manual_seed(0)
Z = torch.randn(NUM_EXAMPLES, UNITS.high, generator=GENERATOR).double()
"""A minibatch."""
OTHERS = with_other_rows(Z, NUM_REROLLS, generator=GENERATOR)
"""Minibatches that keep its first example."""


def activations(unit: int) -> dict[str, Tensor]:
    """Return the activation of example 1 by transform: at first, then in each draw."""
    return {
        name: torch.cat([transform(Z)[:1, unit], transform(OTHERS)[:, 0, unit]])
        for name, transform in TRANSFORMS.items()
    }


def show(solved: bool) -> None:
    """Draw the activation of example 1; with other companions once it is guessed."""
    unit = UNITS.default
    if solved:
        with controls():
            unit = choose_int("Hidden unit", "unit", UNITS)
    found = activations(unit - 1)
    drawn = found if solved else {name: values[:1] for name, values in found.items()}
    words = {} if solved else dict.fromkeys(TRANSFORMS, "?")
    alt_text = "The activation of example 1 with ReLU, softmax, and batch norm"
    if solved:
        alt_text += f", in {NUM_REROLLS} minibatches: only with batch norm it moves"
    with picture():
        draw(
            strips_chart,
            alt_text=f"{alt_text}.",
            strips=table(strips_frame, drawn),
            words=table(strip_words_frame, words),
        )
    if solved:
        low, high = (
            with_minus(f"{float(v):.2f}") for v in found["batch norm"].aminmax()
        )
        where = f"With batch norm it lies anywhere from {low} to {high}."
        readout(f'<p class="readout-lead">{where}</p>')


def truth() -> str:
    """Name the transform whose output for example 1 follows the others."""
    moved = [
        name
        for name, values in activations(UNITS.default - 1).items()
        if float(values.max() - values.min()) > MOVES
    ]
    return moved[0] if len(moved) == 1 else "all"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "ReLU": "ReLU looks at one number and nothing else. It stays.",
        "softmax": "Softmax looks at all units of one example, a row. No other "
        "example gets in.",
        "batch norm": "Batch norm only: yes.",
        "all": "Not all: ReLU looks at one number, softmax at one row. Both stay.",
    }[answer]


def explain() -> str:
    """Say what batch normalisation looks at."""
    return (
        "**Batch norm looks at a whole column**: it subtracts the mean of its unit "
        "over the minibatch and divides by its standard deviation. In training that is "
        "nonlinear and breaks the collapse. At test time both are fixed numbers: then "
        "it is affine, and collapses."
    )


def show_formula() -> None:
    """Write batch normalisation; the bar is a mean over the examples."""
    st.latex(
        r"H_{ij} = \frac{Z_{ij} - \bar Z_j}{\sqrt{\operatorname{Var}(Z_j) + 10^{-5}}}"
        r"\qquad \bar Z_j = \frac{1}{n} \sum_{i=1}^{n} Z_{ij}"
    )
    st.markdown(
        "S. Ioffe and C. Szegedy, *Batch Normalization*, ICML 2015; here without its "
        "trained scale and shift."
    )


def show_influence() -> None:
    """Show how far each pre-activation moves the activation of example 1."""
    unit = int(st.session_state.get("unit", UNITS.default))
    st.markdown(
        f"How far the activation of unit {unit} for example 1 moves when one "
        f"pre-activation alone is moved by up to {NUDGES[-1]:g}:"
    )
    figures = [
        matrix_figure(
            influence(transform, Z, 0, unit - 1),
            [f"example {i}" for i in range(1, NUM_EXAMPLES + 1)],
            indexed("z", UNITS.high),
            2,
            title=f"<b>{name}</b>",
            label=f"How far the activation moves with {name}",
            most_columns=UNITS.high,
            mode=theme_mode(),
        )
        for name, transform in TRANSFORMS.items()
    ]
    st.html(matrices_html(figures))


SCREEN = Screen(
    "batch_norm",
    label="Batch norm",
    title="Whose output depends on the others?",
    setup=f"{NUM_EXAMPLES} examples go through a layer together, a *minibatch*. ReLU "
    "cuts off below 0, softmax turns numbers into shares, batch norm brings each unit "
    f"to mean 0 and variance 1. Now the other {NUM_EXAMPLES - 1} are replaced: which "
    "changes the activation of example 1?",
    show=show,
    ask=Choice(
        {
            "ReLU": "ReLU",
            "batch norm": "Batch norm",
            "softmax": "Softmax",
            "all": "All three",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "The formula": show_formula,
        "Who moves it": show_influence,
        "Exercise": show_exercise_6,
    },
)

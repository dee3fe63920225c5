"""A sigmoid is a softmax of two, and rowwise is not elementwise."""

import streamlit as st

from charts.activation_gallery.softmax import rowwise_chart, rowwise_frame
from core.activation_gallery.softmax import ROW, change_first, pair_gap
from core.notation import number
from screens.activation_gallery.link import LINK
from serving.tables import table
from ui.controls import choose_float
from ui.deck import controls, once_answered, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import to_html

NAMES = {1: "one", 2: "two", len(ROW): "all"}


def show(solved: bool) -> None:
    """Draw a row before and after a change; of the other outputs only once asked."""
    with controls():
        value = choose_float("First number of the row", "first", LINK["first"])
    change = change_first(value)
    with picture():
        draw(
            rowwise_chart,
            alt_text="Outputs of sigmoid and of softmax for a row of four, before and "
            "after its first number is changed"
            + ("" if solved else "; of three the change is not told yet"),
            outputs=table(rowwise_frame, change, len(ROW) if solved else 1),
        )
    rest = ", ".join(number(entry) for entry in ROW[1:])
    text = f"({ROW[0]:g}, {rest}) becomes ({number(value)}, {rest})."
    if solved:
        text += (
            f" Changed: {change.moved('sigmoid')} sigmoid, "
            f"{change.moved('softmax')} softmax outputs."
        )
    readout(to_html(text))


def truth() -> str:
    """Name how many outputs of softmax change."""
    return NAMES[change_first(LINK["first"].default).moved("softmax")]


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    change = change_first(LINK["first"].default)
    before, after = change.softmax[:, -1].tolist()
    return {
        "one": "One: so it is for the sigmoid, which sees one number at a time. "
        "Softmax divides by a sum over the row.",
        "two": "Two: what one gains, not one other loses but all three. The last "
        f"falls from {before:.2f} to {after:.2f}.",
        "all": "All four: yes. They share the sum, so what one gains the others lose.",
    }[answer]


def explain() -> str:
    """Say what rowwise means, and what a row of two is."""
    return (
        "**Softmax works on a whole row**, an *elementwise* activation such as the "
        "sigmoid on one number at a time. For the row (x, 0) softmax's first output "
        "*is* sigmoid(x)."
    )


def show_pair() -> None:
    """Write a softmax of two as a sigmoid."""
    st.latex(
        r"\operatorname{softmax}(\mathbf{o})_i = \frac{e^{o_i}}{\sum_j e^{o_j}}, "
        r"\qquad \operatorname{softmax}(x, 0)_1 = \frac{e^x}{e^x + e^0} = "
        r"\frac{1}{1 + e^{-x}} = \operatorname{sigmoid}(x)"
    )
    st.markdown(
        "So the sigmoid still stands at the output where a probability of two classes "
        f"is wanted: a special case of the softmax. On [−20, 20] the two differ by at "
        f"most {number(pair_gap(), 2)}."
    )


SCREEN = Screen(
    "softmax",
    label="Softmax of two",
    title="One number changes: how many outputs do?",
    setup="Softmax makes four numbers into four shares. You change the first number "
    "only. How many of the four shares change?",
    show=show,
    ask=Choice({"one": "One", "two": "Two", "all": "All four"}, truth, reply),
    explain=explain,
    more={"Softmax of two": once_answered("activation_gallery", "softmax", show_pair)},
)

"""Experiment: a sigmoid is a softmax of two, and rowwise is not elementwise."""

import streamlit as st

from charts.activation_gallery.softmax import rowwise_chart, rowwise_frame
from core.activation_gallery.softmax import ROW, Change, change_first, pair_gap
from screens.activation_gallery.names import number
from serving.tables import table
from ui.controls import FloatRange, choose_float
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction, predict

CHANGED = 3.0
FIRST = FloatRange(-5.0, 5.0, CHANGED, 0.1, "%.1f")
OPTIONS = {"one": "one", "two": "two", "four": "all four"}
NAMES = {1: "one", 2: "two", 4: "four"}
QUESTION = Prediction(
    "rowwise",
    "Softmax is applied to a row of four numbers. You change the first number only. "
    "How many of the four outputs change?",
    OPTIONS,
    lambda: NAMES[change_first(CHANGED).moved("softmax")],
    lambda: (
        f"With {CHANGED:g} for {ROW[0]:g}, softmax moves "
        f"{change_first(CHANGED).moved('softmax')} outputs and the sigmoid "
        f"{change_first(CHANGED).moved('sigmoid')}. Softmax divides by a sum over the "
        "row, so it must see the whole row; an *elementwise* activation sees one "
        "number at a time."
    ),
)


@fragment
def show_softmax() -> None:
    """Change one entry of a row; tell of its own output first, of the others later."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        answered = predict(QUESTION)
        value = choose_float("First number of the row", "first", FIRST)
    change = change_first(value)
    with picture:
        draw(
            rowwise_chart,
            alt_text="Outputs of sigmoid and of softmax for a row of four, before and "
            "after its first number is changed",
            outputs=table(rowwise_frame, change, len(ROW) if answered else 1),
        )
        st.markdown(f"**What you see.** {_rows(value)} {_words(change, answered)}")
    if answered:
        _show_pair()


def _rows(value: float) -> str:
    rest = ", ".join(number(entry) for entry in ROW[1:])
    return f"The row was ({ROW[0]:g}, {rest}) and is now ({number(value)}, {rest})."


def _words(change: Change, answered: bool) -> str:
    before, after = change.softmax[0].tolist(), change.softmax[1].tolist()
    if not answered:
        (old, new) = change.sigmoid[:, 0].tolist()
        return (
            f"The first output of the sigmoid goes from {old:.4f} to {new:.4f}, that "
            f"of softmax from {before[0]:.4f} to {after[0]:.4f}. What becomes of the "
            "other three is drawn once your answer is locked."
        )
    return (
        f"Outputs that changed: {change.moved('sigmoid')} of the sigmoid, "
        f"{change.moved('softmax')} of softmax. Softmax's last output went from "
        f"{before[-1]:.4f} to {after[-1]:.4f}; its row sums to {sum(after):g}."
    )


def _show_pair() -> None:
    st.latex(
        r"\operatorname{softmax}(x, 0)_1 = \frac{e^x}{e^x + e^0} = "
        r"\frac{1}{1 + e^{-x}} = \sigma(x)"
    )
    st.markdown(
        f"For a row of two, softmax *is* a sigmoid of the difference: on [−20, 20] the "
        f"two differ by at most {number(pair_gap(), 2)}."
    )

"""The property table: sort it, filter it, take it along."""

import math
from functools import lru_cache

import pyarrow as pa
import streamlit as st

from charts.activation_gallery.property_table import property_frame
from core.activations import ACTIVATIONS, Activation
from core.notation import with_minus
from core.properties import Properties, properties_of
from screens.activation_gallery.shown import Shown
from serving.tables import arrow_table
from ui.activation import explain_error
from ui.controls import choose_many
from ui.export import csv_text
from ui.fragments import fragment
from ui.predict import Prediction, predict

FLAGS = {
    "continuous": lambda p: not p.jumps,
    "differentiable": lambda p: not (p.jumps or p.kinks),
    "monotone": lambda p: p.monotone in ("rising", "falling"),
    "zero-centred": lambda p: p.zero_centred,
    # On one side or on both; a side where it does not is nan.
    "saturating": lambda p: (
        not (math.isnan(p.saturates_below) and math.isnan(p.saturates_above))
    ),
}
ANSWERING = ("range", "monotone", "minimum")
"""Columns that answer the question, so they stand in the table after it."""
CANDIDATES = ("relu", "elu", "gelu", "softplus")
RANGE_WIDTH = 150


@fragment
def show_properties(shown: Shown) -> None:
    """Show every activation's properties, those with parameters as set above."""
    left, controls = st.columns([5, 3], gap="large")
    with controls:
        answered = predict(_question())
    with left:
        families = [*sorted({a.family for a in ACTIVATIONS.values()}), "formula"]
        chosen_families = choose_many("Families", "family", families, [])
        offered = [flag for flag in FLAGS if answered or flag not in ANSWERING]
        flags = choose_many("Only those that are", "only", offered, [])
    rows = {
        name: row
        for name, (activation, row) in _rows(shown).items()
        if (not chosen_families or activation.family in chosen_families)
        and all(FLAGS[flag](row) for flag in flags)
    }
    _show_table(rows, shown, answered)


def _rows(shown: Shown) -> dict[str, tuple[Activation, Properties]]:
    activations = {a.label: a for a in ACTIVATIONS.values()} | dict(shown.activations)
    rows = {}
    for name, activation in activations.items():
        try:
            settings = shown.settings.get(name, {})
            rows[name] = activation, properties_of(activation, settings)
        except ValueError as error:
            explain_error(error)
    return rows


def _show_table(rows: dict[str, Properties], shown: Shown, answered: bool) -> None:
    if not rows:
        st.info("No activation is all of this. Take a filter away.")
        return
    activations = {a.label: a for a in ACTIVATIONS.values()} | dict(shown.activations)
    families = {name: activations[name].family for name in rows}
    without = () if answered else ANSWERING
    st.dataframe(
        _tabulate(tuple(rows.items()), tuple(families.items()), without),
        hide_index=True,
        height=420,
        # By itself a column is as wide as its heading.
        column_config={"range": st.column_config.Column(width=RANGE_WIDTH)},
    )
    st.download_button(
        "Download as CSV",
        lambda: csv_text(property_frame(rows, families, without)),
        "activations.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
    )
    if not answered:
        st.markdown(
            "*Range*, *minimum* and *monotone* join the table, and the filter, once "
            "your answer is locked."
        )
    st.markdown(
        "Every entry is computed from the function itself, with the parameters set "
        "above; what it says of a typed formula holds on [−20, 20]. *Zero-centred* "
        "means that inputs drawn from N(0, 1) give outputs of mean 0. *Saturates* says "
        "from where on the slope stays below 1% of the steepest, out to the end; a "
        "flat stretch between is not meant. The *Lipschitz constant* is the largest "
        "|slope|, and ∞ where the function jumps."
    )


@lru_cache(maxsize=32)
def _tabulate(
    rows: tuple[tuple[str, Properties], ...],
    families: tuple[tuple[str, str], ...],
    without: tuple[str, ...],
) -> pa.Table:
    """Tabulate rows, which are kept already and so tell themselves apart."""
    return arrow_table(property_frame(dict(rows), dict(families), without))


def _question() -> Prediction:
    labels = {key: ACTIVATIONS[key].label for key in CANDIDATES}

    def answer() -> str:
        found = [
            k for k in CANDIDATES if properties_of(ACTIVATIONS[k]).monotone == "no"
        ]
        return found[0]

    def explain() -> str:
        minimum = properties_of(ACTIVATIONS[answer()]).minimum
        return (
            f"{labels[answer()]} falls before it rises: its lowest value is "
            f"{with_minus(f'{minimum.value:.4f}')}, at x = "
            f"{with_minus(f'{minimum.places[0].low:.4f}')}."
        )

    return Prediction(
        "monotone",
        "Three of these never fall as x grows. Which one does?",
        labels,
        answer,
        explain,
    )

"""The property table: which of these ever falls, and all else that is computed."""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache

import pyarrow as pa
import streamlit as st

from charts.activation_gallery.property_table import property_frame
from core.activations import ACTIVATIONS, Activation
from core.activations.properties import Properties, properties_of
from core.notation import with_minus
from screens.activation_gallery.link import LINK
from serving.tables import arrow_table
from ui.activation import explain_error, find_or_explain
from ui.controls import choose_many, choose_text
from ui.deck import controls, picture, writes
from ui.screen import Choice, Screen

FLAGS: Mapping[str, Callable[[Properties], bool]] = {
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


def show(solved: bool) -> None:
    """Show every activation's properties; those that answer once it is asked."""
    with controls():
        families = choose_many("Families", "family", *LINK["family"])
        offered = [
            flag for flag in LINK["only"].values if solved or flag not in ANSWERING
        ]
        flags = choose_many("Only those that are", "only", offered, [])
        text = choose_text("Your own, a formula in x", "formula")
        own = find_or_explain(text) if text.strip() else None
    activations = ACTIVATIONS | ({own.key: own} if own else {})
    shown = tuple(
        activation
        for activation in activations.values()
        if (not families or activation.family in families)
        and (row := _row(activation))
        and all(FLAGS[flag](row) for flag in flags)
    )
    with picture():
        if not shown:
            st.info("No activation is all of this. Take a filter away.")
            return
        st.dataframe(
            _tabulate(shown, () if solved else ANSWERING),
            hide_index=True,
            height="stretch",
            # By itself a column is as wide as its heading.
            column_config={"range": st.column_config.Column(width=RANGE_WIDTH)},
        )


def _row(activation: Activation) -> Properties | None:
    try:
        return properties_of(activation)
    except ValueError as error:
        explain_error(error)
        return None


@lru_cache(maxsize=32)
def _tabulate(shown: tuple[Activation, ...], without: tuple[str, ...]) -> pa.Table:
    return arrow_table(property_frame(shown, without))


def truth() -> str:
    """Name the candidate that falls somewhere."""
    return next(
        key for key in CANDIDATES if properties_of(ACTIVATIONS[key]).monotone == "no"
    )


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    minimum = properties_of(ACTIVATIONS[truth()]).minimum
    falls = (
        f"{ACTIVATIONS[truth()].label} falls to {with_minus(f'{minimum.value:.2f}')} "
        f"at x = {with_minus(f'{minimum.places[0].low:.2f}')} and then rises"
    )
    return {
        "relu": f"ReLU is flat below 0, which is not falling. {falls}.",
        "elu": f"ELU goes below 0, but it rises all the way. {falls}.",
        "gelu": f"GELU: yes. {falls}.",
        "softplus": f"Softplus is a smooth ReLU and rises everywhere. {falls}.",
    }[answer]


def explain() -> str:
    """Say what to look for in the table."""
    return (
        "**An activation need not be monotone**, and need not be smooth. What they "
        "share is that they bend. *Range*, *monotone* and *minimum* have joined the "
        "table: sort by a column, filter by a property."
    )


SCREEN = Screen(
    "properties",
    label="Properties",
    title="Which of these ever falls?",
    setup=f"{len(ACTIVATIONS)} activations, every entry computed from the function. "
    "Three of the four below never fall as x grows; one does.",
    show=show,
    ask=Choice({key: ACTIVATIONS[key].label for key in CANDIDATES}, truth, reply),
    explain=explain,
    more={
        "What the columns say": writes(
            "Every entry is computed from the function itself, at PyTorch's default "
            "parameters. What you type is looked at **on [−20, 20]**.\n\n"
            "*Mean output* is that of inputs drawn from N(0, 1); *zero-centred*, that "
            "it is 0. *Saturates* says from where on the slope stays below 1% of the "
            "steepest; a flat stretch between is not meant. The *Lipschitz constant* "
            "is the largest |slope|, and ∞ where the function jumps.\n\n"
            "The table's own menu, at its upper right, downloads it as CSV."
        )
    },
)

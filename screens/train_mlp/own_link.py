"""A reader's own table in the link: what it begins with, and how it gets there."""

from functools import cache

import pandas as pd
import streamlit as st

from core.datasets.own.packing import unpack_table
from screens.train_mlp.own_examples import Own, as_text, read_examples
from ui.markdown import plain_text

POINTS = "points"
"""Where the link carries the reader's own table."""
BEGUN = "table_begun_with"
# Two heaps of "yes" that no straight line parts from the "no" between them.
SAMPLE = pd.DataFrame(
    [
        (str(10 * a + k), str(5 * b + (3 * k) % 5), "yes" if a != b else "no")
        for a in (0, 1)
        for b in (0, 1)
        for k in range(6)
    ],
    columns=["x1", "x2", "label"],
)


def leave_table() -> None:
    """Forget the table of the link where other data are chosen."""
    st.session_state.pop(BEGUN, None)
    if POINTS in st.query_params:
        del st.query_params[POINTS]


def begin_table() -> pd.DataFrame:
    """Return what the table begins with in this session: the link's, or the sample."""
    if BEGUN not in st.session_state:
        st.session_state[BEGUN] = SAMPLE
        if link := st.query_params.get(POINTS):
            try:
                lines = [row.split("\t") for row in unpack_table(link).split("\n")]
                st.session_state[BEGUN] = pd.DataFrame(lines[1:], columns=lines[0])
            except ValueError as fault:
                st.warning(
                    "The table of this link cannot be read: "
                    f"{plain_text(str(fault))}. Here is a sample."
                )
    return st.session_state[BEGUN]


@cache
def _sample_link() -> str:
    return read_examples(as_text(SAMPLE)).link


def put_into_link(own: Own) -> str:
    """Let the link carry a table, or say that it does not."""
    link = "" if own.link == _sample_link() else own.link
    if st.query_params.get(POINTS, "") != link:
        if link:
            st.query_params[POINTS] = link
        else:
            del st.query_params[POINTS]
    if own.fault:
        return f"It is too large for a link ({own.fault}), so it stays in this session."
    return "The link carries it."

"""A reader's own examples: a table to type or paste into, an upload, or a formula."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from core.datasets.own.rule import formula_dataset, formula_points
from core.datasets.own.table import MAX_ROWS
from screens.train_mlp.link import LINK
from screens.train_mlp.own_table import (
    Own,
    as_text,
    begin_table,
    put_into_link,
    read_examples,
)
from ui.controls import choose_text
from ui.text import plain_text


def choose_rule() -> None:
    """Ask for a rule in x1 and x2."""
    choose_text(
        "Class 1 where this is above 0",
        "rule",
        LINK["rule"].default,
        help="A formula in x1 and x2",
    )


def examples_by_rule(rule: str, num_points: int) -> Own:
    """Return examples of which a rule says the class.

    Raises:
        ValueError: If it is no formula, or gives all points one class.
    """
    return Own(formula_points(rule, num_points), formula_dataset(rule))


def choose_table() -> Own:
    """Ask for a table, which the link then carries.

    Raises:
        ValueError: In one sentence that names row and column.
    """
    st.caption(
        "Two features and a label, or x and y (leave the label empty): type or paste "
        f"into the table, or upload a CSV of at most {MAX_ROWS:,} rows. A file that "
        "cannot be read is named with its fault, and the table stays in use."
    )
    upload = st.file_uploader("CSV file", type=["csv", "txt", "tsv"], key="upload")
    begun = begin_table()
    own = _read_upload(upload) if upload else None
    if own:
        name = f"the file **{_in_words(upload.name)}** (✕ brings the table back)"
    else:
        table = st.data_editor(
            begun, num_rows="dynamic", key="table", hide_index=True, height=220
        )
        own = read_examples(as_text(table))
        name = "this table"
    rows = f"{len(own.points):,} rows"
    st.markdown(f"In use: {name}, {rows}. {put_into_link(own)}")
    return own


def _read_upload(upload: UploadedFile) -> Own | None:
    """Read a file, or say what is wrong with it."""
    try:
        return read_examples(upload.getvalue())
    except ValueError as refusal:
        st.error(
            f"The file **{_in_words(upload.name)}** is not used: "
            f"{plain_text(str(refusal))}."
        )
        return None


def _in_words(name: str) -> str:
    """Keep a file's name from being read as Markdown."""
    return "".join(c for c in name if c.isalnum() or c in " .-")[:60]

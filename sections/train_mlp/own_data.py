"""A reader's own examples: a table to type or paste into, an upload, or a formula."""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pandas as pd
import streamlit as st
import torch
from streamlit.runtime.uploaded_file_manager import UploadedFile

from core.datasets import Dataset
from core.datasets.choice import DataChoice
from core.datasets.formula_data import formula_dataset, formula_points
from core.datasets.own_data import MAX_ROWS, read_table
from core.datasets.table_link import pack_table, plain_table, unpack_table
from ui.controls import choose_text
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


class Own(NamedTuple):
    """A reader's examples.

    Attributes:
        points: Rows of (inputs..., target), each column of scale 1.
        dataset: How to plot them.
        units: The scale of each column.
        link: How a link carries them; empty where it does not.
        fault: Why not, with the numbers.
    """

    points: tuple[tuple[float, ...], ...]
    dataset: Dataset
    units: tuple[tuple[float, float], ...] = ()
    link: str = ""
    fault: str = ""

    def choice(self, data: DataChoice) -> DataChoice:
        """Return the choice `data`, of these examples."""
        return replace(
            data, name="own", points=self.points, units=self.units, noise=None
        )


def choose_rule(num_points: int) -> Own:
    """Ask for a rule in x1 and x2.

    Raises:
        ValueError: If it is no formula, or gives all points one class.
    """
    rule = choose_text(
        "Class 1 where this is above 0",
        "rule",
        "x2 - sin(2 * x1)",
        help="A formula in x1 and x2",
    )
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
    begun = _begin_table()
    own = _read_upload(upload) if upload else None
    if own:
        name = f"the file **{_in_words(upload.name)}** (✕ brings the table back)"
    else:
        table = st.data_editor(
            begun, num_rows="dynamic", key="table", hide_index=True, height=220
        )
        own = _read(_as_text(table))
        name = "this table"
    rows = f"{len(own.points):,} rows"
    st.markdown(f"In use: {name}, {rows}. {_put_into_link(own)}")
    return own


def _read_upload(upload: UploadedFile) -> Own | None:
    """Read a file, or say what is wrong with it."""
    try:
        return _read(upload.getvalue())
    except ValueError as refusal:
        st.error(
            f"The file **{_in_words(upload.name)}** is not used: "
            f"{plain_text(str(refusal))}."
        )
        return None


def leave_table() -> None:
    """Forget the table of the link where other data are chosen."""
    st.session_state.pop(BEGUN, None)
    if POINTS in st.query_params:
        del st.query_params[POINTS]


def _begin_table() -> pd.DataFrame:
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


@st.cache_resource(max_entries=64, show_spinner=False)
def _read(table: str | bytes) -> Own:
    """Read a table in the form in which a link carries it, so that both draw alike."""
    plain = plain_table(table)
    own = read_table(plain)
    rows = torch.cat([own.X, own.y], dim=1).tolist()
    means = [*own.x_scale.mean.tolist(), float(own.y_scale.mean)]
    stds = [*own.x_scale.std.tolist(), float(own.y_scale.std)]
    units = tuple(zip(means, stds, strict=True))
    try:
        link, fault = pack_table(plain), ""
    except ValueError as refusal:
        link, fault = "", str(refusal)
    return Own(tuple(map(tuple, rows)), own.dataset, units, link, fault)


@cache
def _sample_link() -> str:
    return _read(_as_text(SAMPLE)).link


def _put_into_link(own: Own) -> str:
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


def _in_words(name: str) -> str:
    """Keep a file's name from being read as Markdown."""
    return "".join(c for c in name if c.isalnum() or c in " .-")[:60]


def _as_text(table: pd.DataFrame) -> str:
    """Write what stands in the table; without its label it is one of x and y."""
    table = table.fillna("").astype(str)
    if len(table.columns) == 3 and (table.iloc[:, 2] == "").all():
        table = table.iloc[:, :2].set_axis(["x", "y"], axis=1)
    return table.to_csv(index=False, sep="\t")

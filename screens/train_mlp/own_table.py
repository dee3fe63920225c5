"""A reader's own table, read into examples, and how it comes and goes with the link."""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pandas as pd
import streamlit as st
import torch

from core.datasets import Dataset
from core.datasets.choice import DataChoice
from core.datasets.own.packing import pack_table, plain_table, unpack_table
from core.datasets.own.table import read_table
from screens.train_mlp.link import OWN
from ui.text import plain_text

POINTS = "points"
"""Where the link carries the reader's own table."""
BEGUN = "table_begun_with"
# Two heaps of "yes" that no straight line separates from the "no" between them.
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
        return replace(data, name=OWN, points=self.points, units=self.units, noise=None)


@st.cache_resource(max_entries=64, show_spinner=False)
def read_examples(table: str | bytes) -> Own:
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


def as_text(table: pd.DataFrame) -> str:
    """Write what stands in the table; without its label it is one of x and y."""
    table = table.fillna("").astype(str)
    if len(table.columns) == 3 and (table.iloc[:, 2] == "").all():
        table = table.iloc[:, :2].set_axis(["x", "y"], axis=1)
    return table.to_csv(index=False, sep="\t")


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
def sample() -> Own:
    """Return the examples a session begins with."""
    return read_examples(as_text(SAMPLE))


def put_into_link(own: Own) -> str:
    """Let the link carry a table, or say that it does not."""
    link = "" if own.link == sample().link else own.link
    if st.query_params.get(POINTS, "") != link:
        if link:
            st.query_params[POINTS] = link
        else:
            del st.query_params[POINTS]
    if own.fault:
        return f"It is too large for a link ({own.fault}), so it stays in this session."
    return "The link carries it."


def leave_table() -> None:
    """Forget the table of the link where other data are chosen."""
    st.session_state.pop(BEGUN, None)
    st.query_params.pop(POINTS, None)

"""A reader's own examples: a table to type or paste into, an upload, or a formula."""

from dataclasses import replace
from typing import NamedTuple

import pandas as pd
import streamlit as st
import torch

from core.data_choice import DataChoice
from core.datasets import Dataset
from core.formula_data import formula_dataset, formula_points
from core.own_data import MAX_ROWS, read_table
from ui.controls import choose_text

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
    """A reader's examples and how to plot them."""

    points: tuple[tuple[float, ...], ...]
    dataset: Dataset
    units: tuple[tuple[float, float], ...] = ()

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
    """Ask for a table.

    Raises:
        ValueError: In one sentence that names row and column.
    """
    st.caption(
        "Two features and a label, or x and y (leave the label empty): type or paste "
        f"into the table, or upload a CSV of at most {MAX_ROWS:,} rows and 1 MB. A "
        "larger file is refused (its row turns red), and the picture keeps what it "
        "had. Own tables stay in this session; a link does not carry them."
    )
    upload = st.file_uploader("CSV file", type=["csv", "txt", "tsv"], key="upload")
    if upload:
        own = read_table(upload.getvalue())
        st.markdown(
            f"In use: the file **{_plain(upload.name)}**, {len(own.X):,} rows. Take it "
            "out (✕) to use the table again."
        )
    else:
        table = st.data_editor(
            SAMPLE, num_rows="dynamic", key="table", hide_index=True, height=220
        )
        own = read_table(_as_csv(table))
        st.markdown(f"In use: this table, {len(own.X):,} rows.")
    rows = torch.cat([own.X, own.y], dim=1).tolist()
    means = [*own.x_scale.mean.tolist(), float(own.y_scale.mean)]
    stds = [*own.x_scale.std.tolist(), float(own.y_scale.std)]
    units = tuple(zip(means, stds, strict=True))
    return Own(tuple(map(tuple, rows)), own.dataset, units)


def _plain(name: str) -> str:
    """Keep a file's name from being read as Markdown."""
    return "".join(c for c in name if c.isalnum() or c in " .-")[:60]


def _as_csv(table: pd.DataFrame) -> str:
    table = table.fillna("").astype(str)
    if (table["label"] == "").all():
        table = table[["x1", "x2"]].rename(columns={"x1": "x", "x2": "y"})
    return table.to_csv(index=False)

"""A reader's own examples: a table to type or paste into, an upload, or a formula."""

import pandas as pd
import streamlit as st
import torch

from core.datasets import Dataset
from core.formula_data import formula_dataset, formula_points
from core.own_data import MAX_ROWS, read_table
from ui.controls import choose_text

SAMPLE = pd.DataFrame(
    {
        "x1": ["0", "0", "1", "1", "0.1", "0.9", "0.1", "0.9"],
        "x2": ["0", "1", "0", "1", "0.1", "0.9", "0.9", "0.1"],
        "label": ["no", "yes", "yes", "no", "no", "no", "yes", "yes"],
    }
)
Rows = tuple[tuple[float, ...], ...]


def choose_formula(num_points: int) -> tuple[Rows, Dataset]:
    """Ask for a rule in x1 and x2; return the examples and how to plot them.

    Raises:
        ValueError: If it is no formula, or gives all points one class.
    """
    rule = choose_text(
        "Class 1 where this is above 0", "rule", "x2 - sin(2 * x1)",
        help="A formula in x1 and x2",
    )  # fmt: skip
    return formula_points(rule, num_points), formula_dataset(rule)


def choose_table() -> tuple[Rows, Dataset]:
    """Ask for a table; return the examples and how to plot them.

    Raises:
        ValueError: In one sentence that names row and column.
    """
    st.caption(
        "Two features and a label, or x and y (leave the label empty): type or paste "
        f"into the table, or upload a CSV of at most {MAX_ROWS:,} rows. Own tables "
        "stay in this session; a link does not carry them."
    )
    upload = st.file_uploader("CSV file", type=["csv", "txt", "tsv"], key="upload")
    table = st.data_editor(
        SAMPLE, num_rows="dynamic", key="table", hide_index=True, height=220
    )
    own = read_table(upload.getvalue() if upload else _as_csv(table))
    rows = torch.cat([own.X, own.y], dim=1).tolist()
    return tuple(map(tuple, rows)), own.dataset


def _as_csv(table: pd.DataFrame) -> str:
    table = table.fillna("").astype(str)
    if (table["label"] == "").all():
        table = table[["x1", "x2"]].rename(columns={"x1": "x", "x2": "y"})
    return table.to_csv(index=False)

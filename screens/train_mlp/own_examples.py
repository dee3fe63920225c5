"""A table or file of a reader, read into examples to train on."""

from dataclasses import replace
from typing import NamedTuple

import pandas as pd
import streamlit as st
import torch

from core.datasets import Dataset
from core.datasets.choice import DataChoice
from core.datasets.own.packing import pack_table, plain_table
from core.datasets.own.table import read_table


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

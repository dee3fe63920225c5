"""Stands for `ui/draw.py` in the stock variant: charts that bring their data along."""

from collections.abc import Callable

import altair as alt
import pandas as pd
import pyarrow as pa
import streamlit as st

from charts.theme import Mode

PARTS = ("layer", "hconcat", "vconcat", "concat")


def draw(
    chart: Callable[..., alt.TopLevelMixin],
    *settings: str | float | tuple,
    alt_text: str,
    **frames: pd.DataFrame | pa.Table,
) -> None:
    """Draw `chart` over `frames` as the documentation of Streamlit shows it."""
    st.altair_chart(with_data(chart(*settings), frames), width="stretch")


def with_data(
    chart: alt.TopLevelMixin, frames: dict[str, pd.DataFrame | pa.Table]
) -> alt.TopLevelMixin:
    """Return `chart` with every table it names in place of the name."""
    chart = chart.copy(deep=False)
    if isinstance(chart.data, alt.NamedData):
        table = frames[chart.data.name]
        chart.data = table.to_pandas() if isinstance(table, pa.Table) else table
    for part in PARTS:
        charts = getattr(chart, part, alt.Undefined)
        if charts is not alt.Undefined:
            setattr(chart, part, [with_data(inner, frames) for inner in charts])
    return chart


def theme_mode() -> Mode:
    """Theme of the reader's browser, as of the last thing the reader did."""
    return "dark" if st.context.theme.type == "dark" else "light"

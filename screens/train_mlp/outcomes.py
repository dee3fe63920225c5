"""How many runs ended: a grid of cells that open them, and the same as a file."""

import math
from collections.abc import Callable

import pandas as pd
import streamlit as st
from pyarrow import Table
from torch import Tensor

from charts.train_mlp.outcomes import outcomes_chart
from core.training.history import History
from ui.draw import draw
from ui.export import csv_text
from ui.save_charts import offer_charts


def measured(history: History) -> tuple[bool, str, Tensor]:
    """Return whether runs are judged by a share, its name, and its values by epoch."""
    if history.accuracy is None:
        return False, "training loss", history.loss
    return True, "training accuracy", history.accuracy


def written(value: float, is_share: bool) -> str:
    """Write one outcome: a percentage or a loss."""
    if not math.isfinite(value):
        return "not a finite number"
    if is_share:
        return f"{value:.1%}"
    return f"{value:.3f}" if value < 1e4 else f"{value:.2e}"


def draw_outcomes(
    cells: Table,
    title: str,
    is_share: bool,
    settings: tuple[str, ...],
    row: str,
    column: str,
) -> None:
    """Draw `cells`, rows by `settings`; what a row and a column are is said beside."""
    draw(
        outcomes_chart,
        title,
        is_share,
        settings,
        row,
        column,
        alt_text=f"{title} at the end, one cell a run; pressing a cell opens the run",
        outcomes=cells,
    )


def offer(tabulate: Callable[[], pd.DataFrame], name: str) -> None:
    """Offer a table, built where it is asked for, and the charts above it."""
    with st.container(horizontal=True):
        st.download_button(
            "Download as CSV",
            lambda: csv_text(tabulate()),
            f"{name}.csv",
            "text/csv",
            key=f"{name}_csv",
            icon=":material/download:",
            on_click="ignore",
        )
        offer_charts(name)

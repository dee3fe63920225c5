"""Thirty-two seeds at once: curves, spread, and how many got stuck."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st
import torch
from pyarrow import Table
from torch import Tensor

from charts.train_mlp.outcomes import PLACE, outcomes_frame, seeds_frame
from charts.train_mlp.training_curves import runs_chart, runs_frame
from core.train_mlp.seeds import STUCK_SHARE, grid_seconds, run_seeds
from screens.train_mlp.experiment import experiment_of, training_limit
from screens.train_mlp.outcomes import draw_outcomes, links_to, measured, offer, written
from screens.train_mlp.settings import RunSettings
from serving.run import Report
from serving.tables import arrow_table
from ui.draw import draw
from ui.jobs import wait_for

MANY_SEEDS = tuple(range(32))
MEGABYTES = 0.1
"""Of thirty-two curves and their ends; curves are thinned to what can be seen."""


class Ends(NamedTuple):
    """What is shown of the runs; the runs themselves are let go.

    Attributes:
        title: What they are judged by.
        is_share: Whether it is a share; else a loss.
        final: Where each of them ended, shape (runs,).
        stuck: Whether it got stuck, the same shape.
        lost: Whether it diverged, the same shape.
        curves: All of them by epoch.
        cells: Where they ended, as it is drawn.
    """

    title: str
    is_share: bool
    final: Tensor
    stuck: Tensor
    lost: Tensor
    curves: Table
    cells: Table


def show_many_seeds(settings: RunSettings) -> None:
    """Train `settings` from thirty-two seeds, and count who got stuck."""
    data = experiment_of(settings).data
    ends = wait_for(
        ("seeds", settings.data, settings.config),
        lambda report: _train_seeds(settings, report),
        seconds=grid_seconds(*data.X.shape, [settings.config], len(MANY_SEEDS)),
        megabytes=MEGABYTES,
        limit=training_limit(settings.config.num_epochs),
        label=f"Training {len(MANY_SEEDS)} networks at once",
    )
    if ends is not None:
        _draw_seeds(ends)


def _draw_seeds(ends: Ends) -> None:
    draw(
        runs_chart,
        ends.title,
        ends.is_share,
        bool(ends.stuck.any()),
        alt_text=f"{ends.title} by epoch of {len(MANY_SEEDS)} runs, one line each",
        runs=ends.curves,
    )
    links = links_to("experiment", ["inside"], MANY_SEEDS)
    rows = tuple(dict.fromkeys(ends.cells["setting"].to_pylist()))
    draw_outcomes(
        ends.cells.append_column("link", [links]),
        ends.title,
        ends.is_share,
        rows,
        "seeds",
        PLACE,
    )
    st.markdown(_spread(ends))
    offer(lambda: _tabulate(ends, links), "seeds")


def _tabulate(ends: Ends, links: Sequence[str]) -> pd.DataFrame:
    """Tabulate for a file where every run ended."""
    table = outcomes_frame({"": ends.final}, MANY_SEEDS, {"": links})
    return table.drop(columns="setting").rename(columns={"value": ends.title})


def _train_seeds(settings: RunSettings, report: Report) -> Ends:
    """Train from `MANY_SEEDS`; return what is shown of the runs."""
    repeats = run_seeds(settings.data, settings.config, MANY_SEEDS, on_epoch=report)
    is_share, title, values = measured(repeats.history)
    names = [f"seed {seed}" for seed in MANY_SEEDS]
    curves = runs_frame(values, names, stuck=repeats.stuck.tolist())
    cells = seeds_frame(repeats.final, MANY_SEEDS)
    return Ends(
        title,
        is_share,
        # A copy: what it is cut from is as long as the runs.
        repeats.final.clone(),
        repeats.stuck,
        repeats.lost,
        arrow_table(curves),
        arrow_table(cells),
    )


def _spread(ends: Ends) -> str:
    lost, n = int(ends.lost.sum()), len(ends.final)
    if lost == n:
        return (
            f"**What you see.** All {n} runs diverged. Try a smaller learning rate: "
            "press a cell to open its run and to read why it diverged."
        )
    diverged = f", {lost} of them because they diverged" if lost else ""
    others = " of the others" if lost else ""
    low, middle, high = (
        written(value, ends.is_share)
        for value in ends.final[~ends.lost]
        .quantile(torch.tensor([0.0, 0.5, 1.0]))
        .tolist()
    )
    return (
        f"**What you see.** {int(ends.stuck.sum())} of {n} runs got stuck "
        f"(their loss fell by less than {STUCK_SHARE:.0%} of the best run's fall)"
        f"{diverged}. At the end the {ends.title}{others} lies between {low} and "
        f"{high}, in the middle at {middle}. A seed fixes the data, the first weights "
        "and the order of the examples: press a cell to open its run."
        + (
            " A network that is not trained yet can do worse than 50%."
            if ends.is_share
            else ""
        )
    )

"""Thirty-two seeds of one run: where each ended, and the run of the one pressed."""

from typing import NamedTuple

import pandas as pd
import streamlit as st
import torch
from pyarrow import Table
from torch import Tensor

from charts.train_mlp.training_curves import runs_chart, runs_frame
from charts.train_mlp.views import LINE, View, cells, curve, row, surface, view
from core.train_mlp.seeds import STUCK_SHARE, run_seeds
from screens.train_mlp.outcomes import NOT_TRAINED, cell, written
from screens.train_mlp.run_limit import training_limit
from screens.train_mlp.run_settings import RunSettings
from serving.run_queue.run import Report
from serving.tables import arrow_table
from ui.draw import draw
from ui.export import offer_csv
from ui.jobs import Job

MANY_SEEDS = tuple(range(32))
COLUMNS = 8
MEGABYTES = 0.1
"""Of thirty-two curves and their ends; curves are thinned to what can be seen."""


class Ends(NamedTuple):
    """What is shown of the runs; the runs themselves are let go.

    Attributes:
        measure: What they are judged by: "accuracy" or "loss".
        final: Where each of them ended, shape (runs,).
        stuck: Whether it got stuck, the same shape.
        lost: Whether it diverged, the same shape.
        curves: All of them by epoch.
    """

    measure: str
    final: Tensor
    stuck: Tensor
    lost: Tensor
    curves: Table


def ends_job(settings: RunSettings) -> Job[Ends]:
    """Describe the training from all seeds."""
    return Job(
        ("seeds", settings.data, settings.config),
        lambda report: _train(settings, report),
        seconds=settings.seconds(len(MANY_SEEDS)),
        megabytes=MEGABYTES,
        limit=training_limit(settings.config.num_epochs),
        label=f"Training {len(MANY_SEEDS)} networks at once",
    )


def _train(settings: RunSettings, report: Report) -> Ends:
    repeats = run_seeds(settings.data, settings.config, MANY_SEEDS, on_epoch=report)
    names = [f"seed {seed}" for seed in MANY_SEEDS]
    curves = arrow_table(runs_frame(repeats.values, names, repeats.stuck.tolist()))
    return Ends(repeats.measure, repeats.final, repeats.stuck, repeats.lost, curves)


def seeds_view(
    ends: Ends | None, chosen: int, num_epochs: int, *, plane: bool = True
) -> View:
    """Lay the ends out as cells ("?" while they are not told) over the chosen run."""
    if ends is None:
        values = [("?", 0.0, f"seed {seed}: not shown yet") for seed in MANY_SEEDS]
        grid = cells("32 seeds", values, COLUMNS)
        beside = curve("accuracy", hidden=True, domain=[0, 1], span=num_epochs)
    else:
        values = [
            cell(value, ends.measure, ends.final, f"seed {seed}")
            for seed, value in zip(MANY_SEEDS, ends.final.tolist(), strict=True)
        ]
        title = f"training {ends.measure}, 32 seeds"
        grid = cells(title, values, COLUMNS, chosen=chosen, opens=True)
        beside = curve(ends.measure)
    drawn = surface(lines=True, title=f"seed {chosen}") if plane else LINE
    return view(row(3, grid), row(5, drawn, beside))


def choose_seed_of(seed: int) -> None:
    """Show the run of a cell that was pressed."""
    st.session_state["seed"] = seed


def spread(ends: Ends) -> str:
    """Say how many got stuck, and between what the others lie."""
    lost, n = int(ends.lost.sum()), len(ends.final)
    if lost == n:
        return f"All {n} runs diverged: try a smaller learning rate."
    diverged = f", {lost} of them because they diverged" if lost else ""
    low, middle, high = (
        written(value, ends.measure)
        for value in ends.final[~ends.lost]
        .quantile(torch.tensor([0.0, 0.5, 1.0]))
        .tolist()
    )
    return (
        f"**{int(ends.stuck.sum())} of {n} got stuck** (their loss fell by less than "
        f"{STUCK_SHARE:.0%} of the best run's fall){diverged}. The training "
        f"{ends.measure} lies between {low} and {high}, in the middle at {middle}. A "
        "seed fixes data, start and order."
    )


def show_curves(settings: RunSettings) -> None:
    """Draw all runs by epoch, and offer where they ended as a file."""
    ends = ends_job(settings).kept()
    if ends is None:
        st.markdown(NOT_TRAINED)
        return
    title = f"training {ends.measure}"
    draw(
        runs_chart,
        title,
        ends.measure == "accuracy",
        bool(ends.stuck.any()),
        alt_text=f"{title} by epoch of {len(MANY_SEEDS)} runs, one line each",
        height="content",
        runs=ends.curves,
    )
    table = pd.DataFrame({"seed": MANY_SEEDS, title: ends.final.numpy()})
    offer_csv(lambda: table, "seeds")

"""Thirty-two seeds at once: curves, spread, and how many got stuck."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
import torch
from pyarrow import Table

from charts.outcomes import outcomes_frame, seeds_frame
from charts.training_curves import runs_chart, runs_frame
from core.repeats import STUCK_SHARE, Repeats, grid_seconds, run_seeds
from core.training.cost import training_bytes
from sections.train_mlp.experiment import experiment_of, grid_limit
from sections.train_mlp.links import links_to
from sections.train_mlp.outcomes import (
    draw_outcomes,
    measured,
    offer,
    written,
)
from sections.train_mlp.settings import Setting
from ui.draw import draw
from ui.jobs import wait_for
from ui.run import Report
from ui.tables import arrow_table

MANY_SEEDS = tuple(range(32))


def show_many_seeds(setting: Setting) -> None:
    """Train the setting from thirty-two seeds, and count who got stuck."""
    data = experiment_of(setting).data
    try:
        seconds = grid_seconds(*data.X.shape, [setting.config], len(MANY_SEEDS))
    except ValueError as refusal:
        st.error(str(refusal))
        return
    result = wait_for(
        ("seeds", setting.data, setting.config),
        lambda report: _train_seeds(setting, report),
        seconds=seconds,
        megabytes=training_bytes(len(data.X), setting.config, len(MANY_SEEDS)) / 1e6,
        limit=grid_limit(setting.config.num_epochs),
        label=f"Training {len(MANY_SEEDS)} networks at once",
    )
    if result is not None:
        _draw_seeds(*result)


def _draw_seeds(repeats: Repeats, runs: Table, cells: Table) -> None:
    is_share, title, _ = measured(repeats.history)
    draw(
        runs_chart,
        title,
        is_share,
        bool(repeats.stuck.any()),
        alt_text=f"{title} by epoch of {len(repeats.seeds)} runs, one line each",
        runs=runs,
    )
    links = links_to("experiment", ["inside"], repeats.seeds)
    rows = tuple(dict.fromkeys(cells["setting"].to_pylist()))
    draw_outcomes(
        cells.append_column("link", [links]),
        title,
        is_share,
        rows,
        "seeds",
        "place in the row",
    )
    st.markdown(_spread(repeats, title, is_share))
    offer(lambda: _tabulate(repeats, title, links), "seeds")


def _tabulate(repeats: Repeats, title: str, links: Sequence[str]) -> pd.DataFrame:
    """Tabulate for a file where every run ended."""
    table = outcomes_frame({"": repeats.final}, repeats.seeds, {"": links})
    return table.drop(columns="setting").rename(columns={"value": title})


def _train_seeds(setting: Setting, report: Report) -> tuple[Repeats, Table, Table]:
    """Train from `MANY_SEEDS`; return the runs, their curves and their ends."""
    repeats = run_seeds(setting.data, setting.config, MANY_SEEDS, on_epoch=report)
    values = measured(repeats.history)[2]
    names = [f"seed {seed}" for seed in repeats.seeds]
    runs = runs_frame(values, names, stuck=repeats.stuck.tolist())
    cells = seeds_frame(repeats.final, repeats.seeds)
    return repeats, arrow_table(runs), arrow_table(cells)


def _spread(repeats: Repeats, title: str, is_share: bool) -> str:
    final = repeats.final.nan_to_num(0)
    low, middle, high = final.quantile(torch.tensor([0.0, 0.5, 1.0])).tolist()
    return (
        f"**What you see.** {int(repeats.stuck.sum())} of {len(final)} runs got stuck "
        f"(their loss fell by less than {STUCK_SHARE:.0%} of the best run's fall). "
        f"At the end the {title} lies between {written(low, is_share)} and "
        f"{written(high, is_share)}, in the middle at {written(middle, is_share)}. A "
        "seed makes the data, the start and the order: press a cell to open its run."
        + (
            " Before training a network guesses, and a guess can be worse than even."
            if is_share
            else ""
        )
    )

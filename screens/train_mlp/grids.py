"""A race of activations and a sweep of widths: eight seeds each, a cell a run."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st
from pyarrow import Table
from streamlit.delta_generator import DeltaGenerator
from torch import Tensor

from charts.train_mlp.training_curves import groups_chart, groups_frame, labels_frame
from charts.train_mlp.views import LINE, View, cells, curve, row, surface, view
from core.activations import ACTIVATIONS
from core.train_mlp.experiment import Experiment
from core.train_mlp.seeds import run_seeds
from core.training.config import TrainingConfig
from core.training.progress import in_parts
from screens.train_mlp.link import UNITS
from screens.train_mlp.movie import movie_of, play
from screens.train_mlp.outcomes import (
    NOT_TRAINED,
    cell,
    is_asked_for,
    ranking,
)
from screens.train_mlp.run_limit import training_limit
from screens.train_mlp.run_settings import RunSettings
from serving.run_queue.run import Report
from serving.tables import arrow_table
from ui.deck import readout
from ui.draw import draw
from ui.export import offer_csv
from ui.jobs import Job
from ui.text import to_html

FEW_SEEDS = tuple(range(8))
# As many lines as can be told apart; the table has all.
DRAWN = ("1", "2", "3", "4", "8", "16", str(UNITS.high))
# What is kept of a grid is drawn; the runs themselves are let go.
MEGABYTES = 0.05
Configs = Mapping[str, TrainingConfig]


class Grid(NamedTuple):
    """What is shown of the runs of a grid; the runs themselves are let go.

    Attributes:
        finals: Where the runs ended, by what is changed, each (seeds,).
        measure: What they are judged by: "accuracy" or "loss".
        groups: The curves of those that are drawn.
        labels: Their names.
    """

    finals: Mapping[str, Tensor]
    measure: str
    groups: Table
    labels: Table


def grid_job(settings: RunSettings, configs: Configs) -> Job[Grid]:
    """Describe the training of every configuration from `FEW_SEEDS`."""
    few = len(FEW_SEEDS)
    each = [replace(settings, config=config) for config in configs.values()]
    return Job(
        ("grid", settings.data, tuple(configs.values())),
        lambda report: _train(settings, configs, report),
        seconds=sum(one.seconds(few) for one in each),
        megabytes=MEGABYTES,
        limit=training_limit(settings.config.num_epochs, len(configs)),
        label=f"Training {len(configs)} × {few} networks",
    )


def _train(settings: RunSettings, configs: Configs, report: Report) -> Grid:
    done = {}
    parts = in_parts(report, [1] * len(configs))
    for (label, config), within in zip(configs.items(), parts, strict=True):
        done[label] = run_seeds(settings.data, config, FEW_SEEDS, on_epoch=within)
    finals = {label: repeats.final for label, repeats in done.items()}
    groups = groups_frame(
        {
            label: repeats.history.loss
            for label, repeats in done.items()
            if label in DRAWN or not label.isdecimal()
        }
    )
    measure = next(iter(done.values())).measure
    return Grid(finals, measure, arrow_table(groups), arrow_table(labels_frame(groups)))


def grid_view(
    grid: Grid | None, labels: tuple[str, ...], chosen: int, *, plane: bool
) -> View:
    """Lay the cells of a grid, "?" while it is None, over the run of the chosen one."""
    names = [_name(label) for label in labels]
    few = len(FEW_SEEDS)
    if grid is None:
        values = [("?", 0.0, "not shown yet")] * (len(labels) * few)
        return view(row(1, cells("8 seeds each", values, few, names=names)))
    values = [
        cell(value, grid.measure, grid.finals[label], f"{name}, seed {seed}")
        for label, name in zip(labels, names, strict=True)
        for seed, value in zip(FEW_SEEDS, grid.finals[label].tolist(), strict=True)
    ]
    title = f"training {grid.measure}, 8 seeds each"
    ends = cells(title, values, few, names=names, chosen=chosen, opens=True)
    drawn = surface(title=f"{names[chosen // few]}, seed {chosen % few}")
    beside = curve(grid.measure)
    return view(row(1.4, ends), row(1, drawn if plane else LINE, beside))


def _name(label: str) -> str:
    if label == "identity":
        return "Identity (no σ)"
    return ACTIVATIONS[label].label if label in ACTIVATIONS else label


def show_losses(job: Job[Grid], changed: str) -> None:
    """Draw the middle loss of every row by epoch, and offer the ends as a file."""
    grid = job.kept()
    if grid is None:
        st.markdown(NOT_TRAINED)
        return
    draw(
        groups_chart,
        f"training loss, median of {len(FEW_SEEDS)}",
        tuple(dict.fromkeys(grid.groups["group"].to_pylist())),
        alt_text=f"Training loss by epoch, one line for each {changed}",
        height="content",
        groups=grid.groups,
        labels=grid.labels,
    )
    offer_csv(lambda: ends_frame(grid, changed), changed)


def ends_frame(grid: Grid, changed: str) -> pd.DataFrame:
    """Tabulate where the runs ended: their seed, what is changed, and the value."""
    ends = pd.DataFrame({label: ends.numpy() for label, ends in grid.finals.items()})
    seeds = ends.rename_axis("seed").reset_index()
    return seeds.melt("seed", var_name=changed, value_name=f"training {grid.measure}")


def show_grid(
    settings: RunSettings,
    configs: Configs,
    run: Experiment,
    place: DeltaGenerator,
    *,
    solved: bool,
    key: str,
) -> None:
    """Draw cells without numbers; once it is guessed, and asked for, the ends.

    The session keeps at `key` which cell was pressed last.
    """
    labels, plane = tuple(configs), run.dataset.num_inputs == 2
    job = grid_job(settings, configs)
    asked = solved and is_asked_for(key, job)
    with place:
        if not asked:
            layout = grid_view(None, labels, 0, plane=plane)
            play(movie_of(settings, layout, before=True))
            return
        grid = job.wait()
        if grid is None:
            return
        chosen = chosen_cell(key, len(labels) * len(FEW_SEEDS))
        config = configs[labels[chosen // len(FEW_SEEDS)]]
        one = replace(settings, config=config, seed=chosen % len(FEW_SEEDS))
        layout = grid_view(grid, labels, chosen, plane=plane)
        play(movie_of(one, layout), config.num_epochs, on_cell=partial(press, key))
    ends = {_name(label): values for label, values in grid.finals.items()}
    readout(to_html(ranking(ends, grid.measure)))


def press(key: str, cell: int) -> None:
    """Keep which cell was pressed."""
    st.session_state[key] = cell


def chosen_cell(key: str, most: int) -> int:
    """Return the cell that was pressed last, the first one at first."""
    return min(int(st.session_state.get(key) or 0), most - 1)

"""A race of activations and a sweep of widths, eight seeds each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import streamlit as st
from pyarrow import Table

from charts.train_mlp.outcomes import outcomes_frame
from charts.train_mlp.training_curves import groups_chart, groups_frame, labels_frame
from core.train_mlp.seeds import grid_seconds, run_seeds
from core.training.config import TrainingConfig
from core.training.progress import in_parts
from screens.train_mlp.experiment import experiment_of, grid_limit
from screens.train_mlp.link import LINK, UNITS
from screens.train_mlp.outcomes import draw_outcomes, links_to, measured, offer, ranking
from screens.train_mlp.settings import RunSettings
from serving.run import Report
from serving.tables import arrow_table
from ui.controls import choose_many
from ui.draw import draw
from ui.jobs import wait_for

FEW_SEEDS = tuple(range(8))
MOST_RACERS = 12
# As many lines as can be told apart; the table has all.
DRAWN = ("1", "2", "3", "4", "8", "16", str(UNITS.high))
# What is kept of a grid is drawn; the runs themselves are let go.
MEGABYTES = 0.05
WIDTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, UNITS.high)


def show_race(settings: RunSettings) -> None:
    """Train `settings` with every chosen activation, from eight seeds each."""
    racers = choose_many("Activations", "racers", *LINK["racers"], most=MOST_RACERS)
    racers = racers or LINK["racers"].default
    configs = {name: replace(settings.config, activation=name) for name in racers}
    _show_grid(settings, configs, "activation", "activation σ", "race")


def show_widths(settings: RunSettings) -> None:
    """Train `settings` with more and more hidden units, from eight seeds each."""
    configs = {
        str(width): replace(settings.config, num_hiddens=width) for width in WIDTHS
    }
    _show_grid(settings, configs, "num_hiddens", "hidden units", "widths")


def _show_grid(
    settings: RunSettings,
    configs: Mapping[str, TrainingConfig],
    key: str,
    row: str,
    name: str,
) -> None:
    """Train every configuration from `FEW_SEEDS`; draw, rank and offer the outcomes.

    Args:
        settings: Data and everything else.
        configs: By what is changed in them.
        key: Name in the link of what is changed.
        row: Its name on the page.
        name: Of the experiment.
    """
    data = experiment_of(settings).data
    seconds = grid_seconds(*data.X.shape, list(configs.values()), len(FEW_SEEDS))
    result = wait_for(
        (name, settings.data, tuple(configs.values())),
        lambda report: _train_grid(settings, configs, report),
        seconds=seconds,
        megabytes=MEGABYTES,
        limit=grid_limit(settings.config.num_epochs, len(configs)),
        label=f"Training {len(configs)} × {len(FEW_SEEDS)} networks",
    )
    if result is None:
        return
    cells = result.cells.append_column(
        "link", [links_to(key, result.settings, FEW_SEEDS)]
    )
    draw_outcomes(cells, result.title, result.is_share, result.settings, row, "seed")
    st.markdown(result.summary)
    draw(
        groups_chart,
        f"training loss, median of {len(FEW_SEEDS)}",
        result.drawn,
        alt_text=f"Training loss by epoch, one line for each {row}",
        groups=result.groups,
        labels=result.labels,
    )
    names = {"setting": key, "value": result.title}
    offer(lambda: cells.to_pandas().rename(columns=names), name)


class Grid(NamedTuple):
    """What is shown of the runs of a grid; the runs themselves are let go.

    Attributes:
        settings: The rows, in order.
        title: What they are judged by.
        is_share: Whether it is a share; else a loss.
        summary: Which did best and worst.
        drawn: Those whose curves are drawn.
        groups: The curves.
        labels: Their names.
        cells: Where the runs ended.
    """

    settings: tuple[str, ...]
    title: str
    is_share: bool
    summary: str
    drawn: tuple[str, ...]
    groups: Table
    labels: Table
    cells: Table


def _train_grid(
    settings: RunSettings, configs: Mapping[str, TrainingConfig], report: Report
) -> Grid:
    """Train every configuration; return what is shown of the runs."""
    done = {}
    parts = in_parts(report, [1] * len(configs))
    for (label, config), within in zip(configs.items(), parts, strict=True):
        done[label] = run_seeds(settings.data, config, FEW_SEEDS, on_epoch=within)
    is_share, title, _ = measured(next(iter(done.values())).history)
    finals = {label: repeats.final for label, repeats in done.items()}
    drawn = {
        label: repeats.history.loss
        for label, repeats in done.items()
        if label in DRAWN or not label.isdecimal()
    }
    groups = groups_frame(drawn)
    return Grid(
        tuple(finals),
        title,
        is_share,
        ranking(finals, title, is_share, len(FEW_SEEDS)),
        tuple(drawn),
        arrow_table(groups),
        arrow_table(labels_frame(groups)),
        arrow_table(outcomes_frame(finals, FEW_SEEDS)),
    )

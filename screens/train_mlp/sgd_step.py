"""One step of gradient descent, with every number to check."""

import pandas as pd
import streamlit as st
import torch
from streamlit.delta_generator import DeltaGenerator

from core.activations import find
from core.datasets.choice import draw_data
from core.train_mlp.backward_table import step_table
from core.train_mlp.divergence import last_good_epoch
from core.train_mlp.experiment import Experiment
from core.training.minibatches import next_minibatch
from screens.train_mlp.experiment import cached, experiment_of
from screens.train_mlp.forward_pass import (
    MAX_TABLES,
    and_to_read,
    keep_table,
    offer_table,
)
from screens.train_mlp.own_run import choose_epoch, choose_index, with_run
from screens.train_mlp.run_settings import RunSettings, circles
from ui.deck import controls, readout
from ui.screen import Choice, Screen
from ui.text import number_table, to_html

ENDS = ("step", "after")
"""Rows that tell where a parameter goes."""


def _show_step(
    settings: RunSettings, run: Experiment, place: DeltaGenerator, solved: bool
) -> None:
    """Tabulate the next step of one hidden unit and the output bias."""
    with controls():
        epoch = choose_epoch(last_good_epoch(run.history))
        unit = choose_index("Hidden unit", "unit", settings.config.num_hiddens)
        try:
            table, to_read = table_of(settings, epoch, unit)
        except ValueError as refusal:
            place.error(f"These numbers cannot be added up: {refusal}")
            return
    size = sum(name.startswith("example") for name in table[""])
    kept = slice(None) if solved else ~to_read[""].isin(ENDS)
    keep_table(table[kept], f"step-unit-{unit + 1}-epoch-{epoch}")
    with place:
        shown = to_read[kept].values.tolist()
        name = f"The next step of unit {unit + 1}, example by example"
        st.html(number_table(name, [*to_read], shown, feet=len(shown) - size))
    plain = settings.config.optimizer == "sgd" and not settings.config.momentum
    readout(
        to_html(
            f"{size} example{'s' * (size > 1)} in the next minibatch."
            + ("" if plain else " This run's optimiser takes another step.")
        )
    )


@cached(max_entries=MAX_TABLES, show_spinner=False)
def table_of(
    settings: RunSettings, epoch: int, unit: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the table of the next step, for a file and to read."""
    run = experiment_of(settings)
    data, config = run.data, settings.config
    generator = torch.Generator().manual_seed(settings.seed)
    draw_data(settings.data, generator=generator)
    rows = next_minibatch(*data.X.shape, config, generator, epoch)
    steps = step_table(
        run.history.mlp(epoch),
        find(config.activation),
        data.X[rows],
        data.y[rows],
        config,
        unit,
        [f"example {row + 1}" for row in rows.tolist()],
    )
    return and_to_read(pd.DataFrame(steps.rows, columns=list(steps.columns)))


def truth() -> str:
    """Read off the table of the first screen's run where a positive slope leads."""
    table, _ = table_of(circles(), 0, 0)
    rows = table.set_index("")
    parameters = [name for name in table if name.startswith("share of")]
    moved = {
        float(rows.loc["after", name]) < float(rows.loc["before", name])
        for name in parameters
        if float(rows.loc["gradient", name]) > 0 and float(rows.loc["step", name])
    }
    return {(True,): "falls", (False,): "grows"}.get(tuple(moved), "depends")


def reply(answer: str) -> str:
    """Say where a weight goes, by what was expected."""
    return {
        "falls": "Yes: against the slope.",
        "grows": "The loss would grow with it: a positive gradient says that more of "
        "this weight is more loss.",
        "depends": "The weight's own sign does not matter: from −1, too, a positive "
        "gradient leads further down.",
    }[answer]


def explain() -> str:
    """Say what the rows of the table are."""
    return (
        "**after = before − lr × gradient.** Every example has a share: δ, passed back "
        "through W⁽²⁾ and σ′(z). Their mean is the minibatch's gradient. Every line "
        "adds up to the last digit."
    )


SCREEN = Screen(
    "step",
    label="A step by hand",
    title="A gradient is positive: where does its weight go?",
    setup="Each row is an example of one step's minibatch: its shares of the "
    "gradients, then where they come from (ŷ: the answer, δ: its error).",
    show=with_run(_show_step),
    ask=Choice(
        {
            "grows": "It grows",
            "depends": "Towards 0, whatever its sign",
            "falls": "It falls",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The table as CSV": offer_table},
)

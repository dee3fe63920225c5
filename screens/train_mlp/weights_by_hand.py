"""The weights of a run, typed: the picture follows, and training goes on from there."""

from dataclasses import replace

import pandas as pd
import streamlit as st
import torch
from streamlit.delta_generator import DeltaGenerator

from charts.train_mlp.views import LINE, curve, row, surface, view
from core.mlp import MLP
from core.notation import bias, subscript, weight
from core.train_mlp.divergence import last_good_epoch
from core.train_mlp.experiment import Experiment, run_experiment
from screens.train_mlp.experiment import wait_for_experiment
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import play
from screens.train_mlp.own_run import choose_epoch, with_run
from screens.train_mlp.player_data import record
from screens.train_mlp.recorded_runs import Recorded
from screens.train_mlp.run_settings import RunSettings
from ui.controls import choose_bool
from ui.deck import controls, readout
from ui.screen import Screen
from ui.text import to_html

WIDTH, ROW = 50, 24
"""In pixels: five columns and eight units of a plane are in sight."""


def _show_weights(
    settings: RunSettings, run: Experiment, place: DeltaGenerator, solved: bool
) -> None:
    """Let the reader type weights, draw them, and train from them."""
    with controls():
        epoch = choose_epoch(last_good_epoch(run.history))
        typed = _type_weights(run.history.mlp(epoch), f"{hash(settings)}_{epoch}")
        trains = choose_bool("Train from here", "hand_train", *LINK["hand_train"])
    if not all(part.isfinite().all() for part in typed):
        place.error("A weight is not a finite number.")
        return
    with place:
        made = _train(typed, settings, trains)
        if made is None:
            return
        plane = made.dataset.num_inputs == 2
        first = row(7, surface(0), surface(1)) if plane else row(6, LINE)
        rows = [first] + [row(3, curve("loss"))] * trains
        total = made.history.first[0].sum().item() + made.history.second[0].sum().item()
        movie = record(
            [Recorded(made, f"{settings.label}, typed")],
            settings.data.features,
            [view(*rows)],
            run_id=f"typed {hash(settings)} {total} {trains}",
        )
        play(movie)
    readout(to_html(_judgement(made)))


def _train(mlp: MLP, settings: RunSettings, trains: bool) -> Experiment | None:
    if trains:
        return wait_for_experiment(settings, mlp)
    config = replace(settings.config, num_epochs=0)
    return run_experiment(
        settings.data, config, settings.seed, dataset=settings.own, start=mlp
    )


def _judgement(run: Experiment) -> str:
    loss = f"Training loss of these weights: **{run.history.loss[0, 0]:.4f}**"
    if run.history.accuracy is None:
        return f"{loss}."
    return f"{loss}, {run.history.accuracy[0, 0].item():.1%} right."


def _type_weights(mlp: MLP, key: str) -> MLP:
    W1, b1, W2, b2 = mlp
    inputs = [f"W{subscript(i + 1)}" for i in range(len(W1))]
    columns = [*inputs, bias(1), weight(2)]
    values = torch.cat([W1.T, b1[:, None], W2], dim=1).tolist()
    names = [f"h{subscript(unit + 1)}" for unit in range(len(b1))]
    narrow = st.column_config.NumberColumn(width=WIDTH, format="%.2f")
    table = st.data_editor(
        pd.DataFrame(values, names, columns),
        key=f"weights_{key}",
        height=240,
        row_height=ROW,
        column_config={None: st.column_config.Column(width=WIDTH)}
        | dict.fromkeys(columns, narrow),
    )
    output_bias = st.number_input(
        f"{bias(2)}, the bias of the output",
        value=b2.item(),
        step=0.1,
        format="%.4f",
        key=f"bias_{key}",
    )
    rows = torch.tensor(table.fillna(0.0).values.tolist())
    b2 = torch.tensor([output_bias or 0.0])
    return MLP(rows[:, :-2].T, rows[:, -2], rows[:, -1:], b2)


SCREEN = Screen(
    "by_hand",
    label="Your own weights",
    title="Set the weights of your run by hand",
    setup="The table holds the weights after the chosen epoch. Type others: the "
    "picture follows, and training can go on from there.",
    show=with_run(_show_weights),
)

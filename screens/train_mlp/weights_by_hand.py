"""Hands on: weights set by hand, judged at once, and handed to training."""

import pandas as pd
import streamlit as st
import torch

from core.mlp import MLP
from core.notation import bias, subscript, weight
from core.train_mlp.experiment import Experiment
from screens.train_mlp.experiment import experiment_of, wait_for_experiment
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import play_from, run_from
from screens.train_mlp.puzzle import show_puzzle
from screens.train_mlp.settings import RunSettings
from ui.controls import choose_bool, choose_one

PUZZLE, _ = LINK["task"].values


def show_by_hand(settings: RunSettings, epoch: int) -> None:
    """Let the reader set the weights of the puzzle, or of the run after `epoch`."""
    task = choose_one("What to set", "task", *LINK["task"])
    if task == PUZZLE:
        show_puzzle()
    else:
        _show_network(settings, epoch)


def _show_network(settings: RunSettings, epoch: int) -> None:
    experiment = experiment_of(settings)
    mlp = experiment.history.mlp(epoch)
    picture, hands = st.columns([5, 3], gap="large")
    with hands:
        st.markdown(
            f"The weights after epoch **{epoch}**. Type others: the picture follows."
        )
        typed = _type_weights(mlp, f"{hash(settings)}_{epoch}")
        trains = choose_bool("Train from here", "hand_train", *LINK["hand_train"])
    plane = experiment.dataset.num_inputs == 2
    panels = ("surface 0", "surface 1") if plane else ("line",)
    with picture:
        if not all(part.isfinite().all() for part in typed):
            st.error("A weight is not a finite number.")
            return
        run = _run(typed, settings, trains)
        if run is None:
            return
        label = f"{settings.label} by hand"
        play_from(run, label, panels, settings.data.features, key="hand")
        st.markdown(_judgement(run))


def _run(mlp: MLP, settings: RunSettings, trains: bool) -> Experiment | None:
    """Train from `mlp`, which may take long, or show it as it is."""
    if trains:
        return wait_for_experiment(settings, mlp)
    return run_from(
        mlp,
        settings.data,
        settings.config,
        seed=settings.seed,
        dataset=settings.own,
        trains=False,
    )


def _judgement(run: Experiment) -> str:
    loss = f"The training loss of these weights is {run.history.loss[0, 0]:.4f}"
    if run.history.accuracy is None:
        return f"{loss}."
    return f"{loss}, {run.history.accuracy[0, 0].item():.1%} of the examples are right."


def _type_weights(mlp: MLP, key: str) -> MLP:
    W1, b1, W2, b2 = mlp
    inputs = [weight(1, i + 1) for i in range(len(W1))]
    columns = [*inputs, bias(1), weight(2)]
    values = torch.cat([W1.T, b1[:, None], W2], dim=1).tolist()
    names = [f"h{subscript(unit + 1)}" for unit in range(len(b1))]
    table = st.data_editor(
        pd.DataFrame(values, names, columns), key=f"weights_{key}", height=260
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

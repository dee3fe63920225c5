"""Hands on: weights set by hand, judged at once, and handed to training."""

from dataclasses import replace

import pandas as pd
import streamlit as st
import torch

from core.datasets import Dataset
from core.experiment import DataChoice, Experiment, run_experiment
from core.mlp import MLP
from core.puzzle import ANSWERS, CORNERS, TARGETS, Score, score
from core.training_config import TrainingConfig
from sections.train_mlp.experiment import experiment_of
from sections.train_mlp.movie import panel_of
from sections.train_mlp.recording import record
from sections.train_mlp.settings import Setting
from ui.controls import FloatRange, choose_bool, choose_float, choose_one
from ui.player import show_player

TASKS = ("xor puzzle", "this network")
WEIGHT = FloatRange(-3.0, 3.0, 0.0, 0.25, "%.2f")
# Key in the link -> label and start: relu(x1) + relu(x2) has three corners right.
PARAMETERS = {
    "w11": ("x₁ → h1", 1.0),
    "w21": ("x₂ → h1", 0.0),
    "hb1": ("bias of h1", 0.0),
    "w12": ("x₁ → h2", 0.0),
    "w22": ("x₂ → h2", 1.0),
    "hb2": ("bias of h2", 0.0),
    "v1": ("h1 → output", 1.0),
    "v2": ("h2 → output", 1.0),
    "ob": ("bias of the output", 0.0),
}
ROWS = torch.cat([CORNERS, TARGETS], dim=1).tolist()
PUZZLE = DataChoice("own", train_share=1.0, points=tuple(map(tuple, ROWS)))
PUZZLE_PLOT = Dataset("XOR", "classification", bounds=(-0.5, 1.5))
PUZZLE_CONFIG = TrainingConfig(
    num_hiddens=2, loss="squared_error", lr=0.1, batch_size=4, num_epochs=200
)
SINGLE = ("surface 0", "diagram")


def show_by_hand(setting: Setting, epoch: int) -> None:
    """Let the reader set the weights of the puzzle, or of the run after `epoch`."""
    task = choose_one("What to set", "task", TASKS)
    if task == TASKS[0]:
        _show_puzzle()
    else:
        _show_network(setting, epoch)


def _show_puzzle() -> None:
    picture, hands = st.columns([5, 3], gap="large")
    with hands:
        st.markdown(
            "**Solve XOR with two ReLU units, without training.** The output should be "
            "above ½ at the two corners of class 1 (triangles), below it at the others."
        )
        mlp = _choose_weights()
        trains = choose_bool("Train from here", "puzzle_train")
    experiment = _run(PUZZLE, PUZZLE_CONFIG, 0, PUZZLE_PLOT, mlp, trains)
    with picture:
        _play(experiment, "2 relu units", SINGLE, trains, "puzzle")
        _show_score(score(mlp))
        if trains:
            trained = score(experiment.history.mlp(-1))
            st.markdown(
                f"From there, {PUZZLE_CONFIG.num_epochs} epochs of training reach "
                f"**{trained.right} of 4** corners, {trained.points} points."
            )


def _choose_weights() -> MLP:
    for column, keys in zip(
        st.columns(3), zip(*[iter(PARAMETERS)] * 3, strict=True), strict=True
    ):
        with column:
            for key in keys:
                label, default = PARAMETERS[key]
                choose_float(label, key, WEIGHT._replace(default=default))
    w11, w21, b1, w12, w22, b2, v1, v2, c = (
        float(st.session_state[key]) for key in PARAMETERS
    )
    return MLP(
        torch.tensor([[w11, w12], [w21, w22]]),
        torch.tensor([b1, b2]),
        torch.tensor([[v1], [v2]]),
        torch.tensor([c]),
    )


def _show_score(result: Score) -> None:
    outputs = ", ".join(f"{value:.2f}" for value in result.outputs.tolist())
    st.markdown(
        f"At (0, 0), (0, 1), (1, 0), (1, 1) the outputs are {outputs}: "
        f"**{result.right} of 4** corners right, **{result.points} of 100** points."
    )
    if not result.is_solved:
        return
    st.success("Solved. Yours is one of infinitely many answers; here are three:")
    for formula, answer in ANSWERS.items():
        st.button(formula, key=f"answer_{formula}", on_click=_set, args=(answer,))


def _set(answer: MLP) -> None:
    W1, b1, W2, b2 = answer
    values = [
        W1[0, 0], W1[1, 0], b1[0], W1[0, 1], W1[1, 1], b1[1], W2[0, 0], W2[1, 0], b2[0],
    ]  # fmt: skip
    for key, value in zip(PARAMETERS, values, strict=True):
        st.session_state[key] = value.item()


def _show_network(setting: Setting, epoch: int) -> None:
    experiment = experiment_of(setting)
    mlp = experiment.history.mlp(epoch)
    picture, hands = st.columns([5, 3], gap="large")
    with hands:
        st.markdown(
            f"The weights after epoch **{epoch}**. Type others: the picture follows."
        )
        typed = _type_weights(mlp, f"{hash(setting)}_{epoch}")
        trains = choose_bool("Train from here", "hand_train")
    plane = experiment.dataset.num_inputs == 2
    panels = ("surface 0", "surface 1") if plane else ("line",)
    with picture:
        if not all(part.isfinite().all() for part in typed):
            st.error("A weight is not a finite number.")
            return
        run = _run(
            setting.data, setting.config, setting.seed, setting.own, typed, trains
        )
        _play(run, f"{setting.label} by hand", panels, trains, "hand", setting)
        loss = f"The training loss of these weights is {run.history.loss[0, 0]:.4f}"
        if run.history.accuracy is None:
            st.markdown(f"{loss}.")
        else:
            right = f"{run.history.accuracy[0, 0].item():.1%} of the examples are right"
            st.markdown(f"{loss}, {right}.")


def _type_weights(mlp: MLP, key: str) -> MLP:
    W1, b1, W2, b2 = mlp
    inputs = [f"from input {i + 1}" for i in range(len(W1))]
    columns = [*inputs, "bias", "to output"]
    values = torch.cat([W1.T, b1[:, None], W2], dim=1).tolist()
    names = [f"h{unit + 1}" for unit in range(len(b1))]
    table = st.data_editor(
        pd.DataFrame(values, names, columns), key=f"weights_{key}", height=260
    )
    bias = st.number_input(
        "Bias of the output",
        value=b2.item(),
        step=0.1,
        format="%.4f",
        key=f"bias_{key}",
    )
    rows = torch.tensor(table.fillna(0.0).values.tolist())
    bias = torch.tensor([bias or 0.0])
    return MLP(rows[:, :-2].T, rows[:, -2], rows[:, -1:], bias)


def _run(
    choice: DataChoice,
    config: TrainingConfig,
    seed: int,
    dataset: Dataset | None,
    mlp: MLP,
    trains: bool,
) -> Experiment:
    config = config if trains else replace(config, num_epochs=0)
    return run_experiment(choice, config, seed, dataset=dataset, start=mlp)


def _play(
    experiment: Experiment,
    label: str,
    panels: tuple[str, ...],
    trains: bool,
    key: str,
    setting: Setting | None = None,
) -> None:
    measures = (
        ("loss", "accuracy") if experiment.history.accuracy is not None else ("loss",)
    )
    shown = [panel_of(name) for name in (*panels, *(measures if trains else ()))]
    features = setting.data.features if setting else PUZZLE.features
    weights = experiment.history.first[0].sum().item()
    recording, epochs = record(
        experiment, features, label, shown, run_id=f"{key} {weights} {trains}"
    )
    show_player(recording, len(epochs) - 1, key=key)

"""Solve XOR by hand: the lines of two units, moved and turned in the picture."""

from functools import partial

import streamlit as st
import torch

from charts.train_mlp.examples import examples_frame
from charts.train_mlp.views import curve, row, surface, view
from charts.train_mlp.xor_lines import lines_frame, xor_chart
from core.datasets import Dataset
from core.datasets.choice import DataChoice
from core.mlp import MLP
from core.notation import with_minus
from core.train_mlp.experiment import run_experiment
from core.train_mlp.xor import (
    ANSWERS,
    CORNERS,
    TARGETS,
    first_wrong,
    unit_line,
)
from core.training.config import TrainingConfig
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import play
from screens.train_mlp.player_data import record
from screens.train_mlp.recorded_runs import Recorded
from screens.train_mlp.setting_controls import behind_a_button
from serving.tables import table
from ui.controls import choose_bool, choose_float, redrawing
from ui.deck import controls, once_answered, picture
from ui.draw import draw
from ui.fragments import fragment
from ui.hand.grab import numbers
from ui.screen import Screen, Value

MOVED, PLANE, TRAIN = "hand", "plane", "puzzle_train"
HIDDEN = {
    "w11": "x₁ → h₁", "w21": "x₂ → h₁", "w12": "x₁ → h₂", "w22": "x₂ → h₂",
}  # fmt: skip
OUTPUT = {"v1": "h₁ → o", "v2": "h₂ → o", "ob": "bias of o"}
GIVEN = HIDDEN | OUTPUT
BIASES = {"hb1": "b₁, bias of h₁", "hb2": "b₂, bias of h₂"}
ROWS = torch.cat([CORNERS, TARGETS], dim=1).tolist()
DATA = DataChoice("own", train_share=1.0, points=tuple(map(tuple, ROWS)))
PLOT = Dataset("XOR", "classification", bounds=(-0.5, 1.5))
CONFIG = TrainingConfig(
    num_hiddens=2, loss="squared_error", lr=0.1, batch_size=4, num_epochs=200
)
FIRST = next(iter(ANSWERS))


def network(values: dict[str, float]) -> MLP:
    """Return the network with these nine numbers, by their keys in the link."""
    w11, w21, w12, w22, v1, v2, ob, hb1, hb2 = (
        float(values[key]) for key in (*GIVEN, *BIASES)
    )
    return MLP(
        torch.tensor([[w11, w12], [w21, w22]]),
        torch.tensor([hb1, hb2]),
        torch.tensor([[v1], [v2]]),
        torch.tensor([ob]),
    )


def show(solved: bool) -> None:
    """Draw the plane as the reader has set it; one answer in it once it is told."""
    with behind_a_button("Weights of o"), redrawing(PLANE):
        for key, label in OUTPUT.items():
            choose_float(label, key, LINK[key])
        choose_bool("Train from here", TRAIN)
    _show_plane(solved)


@partial(fragment, key=PLANE)
def _show_plane(solved: bool) -> None:
    with controls():
        for key, label in BIASES.items():
            choose_float(label, key, LINK[key])
        with st.popover("Weights of h₁ and h₂", width="stretch"):
            for key, label in HIDDEN.items():
                choose_float(label, key, LINK[key])
    values = {key: float(st.session_state[key]) for key in (*GIVEN, *BIASES)}
    st.session_state[MOVED] = " ".join(f"{value:g}" for value in values.values())
    mlp = network(values)
    with picture():
        trains = st.session_state[TRAIN]
        (_play_training if trains else _draw_plane)(mlp, solved)


def _draw_plane(mlp: MLP, solved: bool) -> None:
    """Draw the lines to be grabbed and where the output is above one half."""
    mlp = ANSWERS[FIRST]
    names = [
        f"b{'₁₂'[i]} = {with_minus(f'{b:g}')}" for i, b in enumerate(mlp.b1.tolist())
    ]
    answer = {name: unit_line(mlp, i) for i, name in enumerate(names) if solved}
    draw(
        xor_chart,
        grab=numbers(LINK, *GIVEN, *BIASES),
        alt_text="The corners of a square, a line for each hidden unit, and shaded "
        "where the output is above one half"
        + (
            f"; dashed, the lines of an answer: {' and '.join(names)}" if solved else ""
        ),
        corners=table(examples_frame, CORNERS, TARGETS),
        answer=table(lines_frame, answer),
    )


def _play_training(mlp: MLP, solved: bool) -> None:
    """Play what training makes of the reader's weights."""
    run = run_experiment(DATA, CONFIG, 0, dataset=PLOT, start=mlp)
    runs = [Recorded(run, "your weights")]
    rows = [row(6, surface(lines=True, title="yours")), row(2.5, curve("loss"))]
    run_id = st.session_state[MOVED]
    play(record(runs, DATA.features, [view(*rows)], run_id=run_id), CONFIG.num_epochs)


def read(answer: object) -> MLP:
    """Return the network of an answer.

    Raises:
        ValueError: If it is not nine numbers.
    """
    numbers = [float(part) for part in str(answer).split()]
    return network(dict(zip((*GIVEN, *BIASES), numbers, strict=True)))


def write(answer: object) -> str:
    """Write the two biases of an answer."""
    b1, b2 = read(answer).b1.tolist()
    return with_minus(f"b₁ = {b1:g}, b₂ = {b2:g}")


def solution() -> dict[str, float]:
    """Return the nine numbers of an answer, by their keys."""
    mlp = ANSWERS[FIRST]
    parts = (mlp.W1.T, mlp.W2, mlp.b2, mlp.b1)
    numbers = torch.cat([part.flatten() for part in parts]).tolist()
    return dict(zip((*GIVEN, *BIASES), numbers, strict=True))


def reply(answer: object) -> str:
    """Say at which corner the reader's network goes wrong first, and why."""
    wrong = first_wrong(read(answer))
    if wrong is None:
        return f"{write(answer)}: all four corners are right."
    corner, output = wrong
    at, o = f"({corner[0]:g}, {corner[1]:g})", with_minus(f"{output:.2g}")
    low = f"{write(answer)}: at {at} the output is {o}, it should be above ½. "
    high = f"{write(answer)}: at {at} the output is {o}, it should be below ½. "
    return {
        0: high + "h₁ is on too early.",
        1: low + "Either h₁ starts too late, or h₂ already takes away.",
        2: high + "h₂ starts too late to take it back."
        if output > 0
        else high + "Let h₁ start earlier.",
    }[int(sum(corner))]


def explain() -> str:
    """Say what each unit counts."""
    return (
        "**h₁ = relu(x₁ + x₂) counts the ones. h₂ = relu(x₁ + x₂ − 1)** is 1 where "
        "both are 1, and counts against it twice: 0, 1, 1, 2 − 2 = 0. The answer rises "
        "and falls along x₁ + x₂: the second unit is the bend."
    )


def show_answers() -> None:
    """Write three exact answers that are not each other in disguise."""
    for formula in ANSWERS:
        st.markdown(f"`{formula}`")
    st.markdown(
        "Infinitely many more: units may trade places, and a unit may be made k times "
        "as steep and counted a k-th as much. These are four points; the data set "
        "*xor* of the laboratory fills four quadrants, which asks for more."
    )


SCREEN = Screen(
    "xor",
    label="XOR by hand",
    title="Set two biases so that two ReLU units solve XOR",
    setup="Triangles should come out above ½ (then shaded), dots below. Given: h = "
    "relu(x₁ + x₂ + b) for both units, and o = h₁ − 2h₂. Grab the lines.",
    show=show,
    ask=Value(
        MOVED,
        write,
        lambda answer: first_wrong(read(answer)) is None,
        reply,
        solution=solution,
    ),
    explain=explain,
    more={"Three answers": once_answered("train_mlp", "xor", show_answers)},
)

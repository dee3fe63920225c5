"""The puzzle: XOR with two ReLU units, by hand."""

import streamlit as st
import torch

from core.datasets import Dataset
from core.datasets.choice import DataChoice
from core.mlp import MLP
from core.notation import with_minus
from core.train_mlp.puzzle import ANSWERS, CORNERS, TARGETS, Score, score
from core.training.config import TrainingConfig
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import play_from, run_from
from ui.controls import choose_bool, choose_float

# Key in the link -> label.
PARAMETERS = {
    "w11": "x₁ → h₁, W⁽¹⁾₁,₁",
    "w21": "x₂ → h₁, W⁽¹⁾₂,₁",
    "hb1": "bias of h₁, b⁽¹⁾₁",
    "w12": "x₁ → h₂, W⁽¹⁾₁,₂",
    "w22": "x₂ → h₂, W⁽¹⁾₂,₂",
    "hb2": "bias of h₂, b⁽¹⁾₂",
    "v1": "h₁ → o, W⁽²⁾₁",
    "v2": "h₂ → o, W⁽²⁾₂",
    "ob": "bias of o, b⁽²⁾",
}
ROWS = torch.cat([CORNERS, TARGETS], dim=1).tolist()
PUZZLE = DataChoice("own", train_share=1.0, points=tuple(map(tuple, ROWS)))
PUZZLE_PLOT = Dataset("XOR", "classification", bounds=(-0.5, 1.5))
PUZZLE_CONFIG = TrainingConfig(
    num_hiddens=2, loss="squared_error", lr=0.1, batch_size=4, num_epochs=200
)


def show_puzzle() -> None:
    """Let the reader set the nine weights, score them, and train from them."""
    picture, hands = st.columns([5, 3], gap="large")
    with hands:
        st.markdown(
            "**Solve XOR with two ReLU units, without training.** The output should be "
            "above ½ at the two corners of class 1 (triangles), below it at the "
            "others. These are four points; the data set *xor* fills four quadrants, "
            "which needs more."
        )
        mlp = _choose_weights()
        trains = choose_bool("Train from here", "puzzle_train", *LINK["puzzle_train"])
    experiment = run_from(
        mlp, PUZZLE, PUZZLE_CONFIG, dataset=PUZZLE_PLOT, trains=trains
    )
    with picture:
        play_from(
            experiment,
            "2 relu units",
            ("surface 0", "diagram"),
            PUZZLE.features,
            key="puzzle",
        )
        _show_score(score(mlp))
        if trains:
            trained = score(experiment.history.mlp(-1))
            st.markdown(
                f"From there, {PUZZLE_CONFIG.num_epochs} epochs of training reach "
                f"**{trained.right} of 4** corners right, score {trained.points}."
            )


def _choose_weights() -> MLP:
    values = []
    columns = st.columns(3)
    for place, (key, label) in enumerate(PARAMETERS.items()):
        with columns[place // 3]:
            values.append(choose_float(label, key, LINK[key]))
    w11, w21, b1, w12, w22, b2, v1, v2, c = values
    return MLP(
        torch.tensor([[w11, w12], [w21, w22]]),
        torch.tensor([b1, b2]),
        torch.tensor([[v1], [v2]]),
        torch.tensor([c]),
    )


def _show_score(result: Score) -> None:
    outputs = with_minus(", ".join(f"{o:.2f}" for o in result.outputs.tolist()))
    st.markdown(
        f"At (0, 0), (0, 1), (1, 0), (1, 1) the outputs are {outputs}: "
        f"**{result.right} of 4** corners right, score **{result.points} of 100** "
        "(20 a corner, and up to 20 for outputs that are exact)."
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

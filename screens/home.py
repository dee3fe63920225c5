"""The first picture: a network with its activation, and without."""

from functools import lru_cache
from typing import NamedTuple

import streamlit as st
import torch
from torch import Tensor

from charts.home import fitted_frame, home_chart, labels_frame, measurements_frame
from core.affine import Affine
from core.datasets.choice import DataChoice
from core.datasets.real_data import motorcycle_impact
from core.train_mlp.experiment import run_experiment
from core.training.config import TrainingConfig
from core.training.evaluation import explained_share
from serving.tables import table
from ui.controls import Options, choose_one
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import bar

LINK = {"home_activation": Options(("relu", "none"))}
NUM_HIDDENS = 12
CONFIG = TrainingConfig(
    num_hiddens=NUM_HIDDENS,
    activation="relu",
    loss="squared_error",
    optimizer="adam",
    lr=0.02,
    batch_size=32,
    num_epochs=400,
)


class Curves(NamedTuple):
    """What both networks say, over milliseconds, in g; and what they explain.

    Attributes:
        x: Times, shape (n,).
        network: Of the network with its activation, shape (n,).
        linear: Of the same network trained again without it, shape (n,).
        shares: Of the variance of the measurements, explained by each.
    """

    x: Tensor
    network: Tensor
    linear: Tensor
    shares: tuple[float, float]


@lru_cache(maxsize=1)
def curves() -> Curves:
    """Train both networks once for the whole server: a tenth of a second."""
    experiment = run_experiment(DataChoice("motorcycle", train_share=1.0), CONFIG, 0)
    x = torch.linspace(0, 60, 121)
    scale = experiment.data.x_scale, experiment.data.y_scale
    inputs = scale[0].from_units(x[:, None])
    layer = experiment.collapsed()
    mlp = experiment.history.mlp(-1)
    models = lambda X: mlp.outputs(X, torch.relu), Affine(layer.W[-1], layer.b[-1])
    data = experiment.data
    return Curves(
        x,
        *(scale[1].to_units(model(inputs))[:, 0] for model in models),
        tuple(explained_share(data.y, model(data.X)) for model in models),
    )


def show(solved: bool) -> None:
    """Draw the measurements and the network; without its activation once asked."""
    activation = "relu"
    if solved:
        with controls():
            activation = choose_one(
                "Activation of the hidden units",
                "home_activation",
                ("relu", "none"),
                "none",
            )
    found = curves()
    lines = {"network": found.network}
    labels = [("network", "with its activation", 35.5, 58.0)]
    if activation == "none":
        lines = {"linear": found.linear}
        labels = [("linear", "without", 47.0, float(found.linear[-1]) + 16)]
    with picture():
        draw(
            home_chart,
            alt_text="Acceleration of a head in a helmet over the milliseconds after "
            "an impact: level, a deep dip, a rise above zero, level again. "
            + (
                "The network without its activation is a straight line."
                if activation == "none"
                else "The network follows all of it."
            ),
            measurements=table(measurements_frame, *motorcycle_impact()),
            fitted=table(fitted_frame, found.x, lines),
            labels=table(labels_frame, tuple(labels)),
        )
    if solved:
        bent, straight = found.shares
        readout(
            '<p class="readout-lead">Of the ups and downs it explains</p>'
            + bar(bent, f"{bent:.0%}", "with the activation", "hidden")
            + bar(straight, f"{straight:.0%}", "without", "linear")
        )


def truth() -> str:
    """Name what the network draws without its activation, by its own second slope."""
    bends = curves().linear.diff().diff().abs().max()
    return "line" if bends < 1e-3 else "rough"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "rough": "A rougher curve would still bend. Nothing in the network bends any "
        "more.",
        "one": "You kept one bend. But the bends came from the activation, all of "
        "them.",
        "line": "A straight line: yes.",
    }[answer]


def explain() -> str:
    """Say why nothing bends."""
    return (
        f"Each layer alone draws straight lines, and a line of a line is a line: "
        f"{NUM_HIDDENS} hidden units, and none of it bends. **The activation between "
        "the layers is what bends.** Five lessons show why, and what it takes."
    )


SCREEN = Screen(
    "home",
    label="Start",
    title="Why does a neural network need a nonlinearity?",
    setup=f"{len(motorcycle_impact()[0])} measurements of a crash-test helmet, and a "
    f"network with {NUM_HIDDENS} hidden ReLU units, each max(0, z), that follows "
    "them. Take out its activation and train it again: what will it draw?",
    show=show,
    ask=Choice(
        {
            "rough": "The same curve, rougher",
            "one": "A curve with one bend",
            "line": "A straight line",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "Source": lambda: st.markdown(
            "B. W. Silverman, *Some aspects of the spline smoothing approach to "
            "non-parametric regression curve fitting*, Journal of the Royal "
            "Statistical Society B 47(1), 1985: the acceleration of the head in a "
            "helmet after a simulated motorcycle impact. Both networks start from the "
            f"same weights and see the same examples for {CONFIG.num_epochs} epochs; "
            "only the activation differs."
        )
    },
)

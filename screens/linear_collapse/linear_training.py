"""Logistic regression, a deep linear network, and the same with an activation."""

import math

import streamlit as st

from charts.linear_collapse.boundaries import boundaries_chart, boundary_frame
from charts.linear_collapse.plane_layers import (
    FAR,
    names_frame,
    points_frame,
    told_frame,
)
from core.activations import find
from core.linear_collapse.deep_linear import (
    DepthComparison,
    DepthOutcome,
    compare_depths,
)
from screens.linear_collapse.link import LINK
from screens.linear_collapse.more import show_exercise_1
from serving.tables import table, table_if
from ui.activation import choose_activation, written
from ui.controls import choose_int, choose_one
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.seed import choose_seed
from ui.text import bar

TIE = 2e-3
"""Log-losses that are no further apart are the same: training ends somewhere."""
DEPTH, UNITS, ASKED = (LINK[key].default for key in ("depth", "units", "activation"))


@st.cache_resource(max_entries=256)
def comparison(
    dataset: str, depth: int, num_units: int, activation: str, seed: int
) -> DepthComparison:
    """Train once for all who ask."""
    return compare_depths(dataset, depth, num_units, find(activation), seed, reach=FAR)


def show(solved: bool) -> None:
    """Draw the points and logistic regression; the networks once they are guessed."""
    depth, num_units, bend, seed = DEPTH, UNITS, find(ASKED), LINK["seed"].default
    with controls():
        dataset = choose_one("Data", "data", *LINK["data"])
        if solved:
            with st.popover("Layers, units, activation, seed", width="stretch"):
                depth = choose_int("Hidden layers", "depth", LINK["depth"])
                bend = choose_activation("Activation of the third model")
                num_units = choose_int(
                    "Units in each hidden layer", "units", LINK["units"]
                )
                seed = choose_seed()
    found = comparison(dataset, depth, num_units, bend.key, seed)
    with picture():
        _draw(found, solved)
    if solved:
        readout(_bars(found, written(bend)))


def _draw(found: DepthComparison, solved: bool) -> None:
    names = [("logistic", "logistic regression", -3.2, 3.1)]
    if solved:
        names = [
            ("logistic", "wide: logistic", -3.2, 3.1),
            ("linear", "dashed: linear", -3.2, 2.7),
            ("bent", "dotted: bent", -3.2, 2.3),
        ]
    draw(
        boundaries_chart,
        alt_text="Two classes and the straight boundary of logistic regression"
        + (
            "; that of the linear network lies on it, the one with an activation bends."
            if solved
            else "."
        ),
        points=table(points_frame, found.X, found.y),
        logistic=table(boundary_frame, "logistic", found.logistic.boundary),
        linear=table_if(solved, boundary_frame, "linear", found.linear.boundary),
        bent=table_if(solved, boundary_frame, "bent", found.bent.boundary),
        names=table(names_frame, tuple(names)),
        told=table_if(False, told_frame, "", ""),
    )


def _bars(found: DepthComparison, name: str) -> str:
    models = (
        ("logistic", found.logistic, "linear"),
        ("linear network", found.linear, "linear"),
        (f"with {name}", found.bent, "hidden"),
    )
    return "".join(
        bar(model.accuracy, f"{model.accuracy:.0%}", f"{label}, {loss(model)}", kind)
        for label, model, kind in models
    )


def loss(outcome: DepthOutcome) -> str:
    """Write a log-loss; training with a steep activation may diverge."""
    return f"log-loss {outcome.loss:.3f}" if math.isfinite(outcome.loss) else "diverged"


def truth() -> str:
    """Compare the log-losses of logistic regression and of the linear network."""
    found = comparison(LINK["data"].default, DEPTH, UNITS, ASKED, LINK["seed"].default)
    difference = found.linear.loss - found.logistic.loss
    return "same" if abs(difference) < TIE else "lower" if difference < 0 else "higher"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "lower": f"You let {UNITS} hidden units count. They only take a detour to an "
        "affine map.",
        "same": "The same: yes.",
        "higher": "You feared a worse minimum. From here training finds the way to "
        "the same line.",
    }[answer]


def explain() -> str:
    """Say what bounds a linear network."""
    return (
        "**A linear network of any depth is an affine layer**, and logistic regression "
        "is the best of those. Training can tie, never win."
    )


SCREEN = Screen(
    "training",
    label="Training",
    title="Does a linear network learn more than one layer?",
    setup="The grey line is logistic regression: of all single affine layers the one "
    f"of lowest log-loss. A network with {UNITS} hidden units and no activation is "
    "trained on the same points. Its log-loss will be",
    show=show,
    ask=Choice(
        {"lower": "lower", "same": "the same", "higher": "higher"}, truth, reply
    ),
    explain=explain,
    more={"Exercise": show_exercise_1},
)

"""Experiment: the plane, step by step through a network of two units a layer."""

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.plane_grid import (
    REACH,
    grid_frame,
    line_frame,
    meeting_frame,
    plane_grid_chart,
    points_frame,
)
from core.activations import ACTIVATIONS
from core.affine import Affine
from core.datasets import make_dataset
from core.linear_collapse.plane import FOLD, STEPS, carry, grid_lines, line_ends
from core.linear_collapse.separability import Separation, separate
from core.linear_collapse.stack import draw_stack
from screens.linear_collapse.link import LINK
from screens.linear_collapse.numbers import written
from serving.tables import table
from ui.activation import choose_activation
from ui.controls import choose_bool, choose_float, choose_from_list, choose_one
from ui.draw import draw
from ui.fragments import fragment

FOLDS = LINK["fold"].values
ACTIVATED = 3
"""The time t at which the activation has done its work."""
# Pixels; a larger square would not stand on one screen with its controls.
WIDEST = 500
NUM_POINTS = 160
GRID = grid_lines(num_lines=11, num_points=31, half_width=3.0)


@st.cache_resource(max_entries=64)
def cached_points(dataset: str, seed: int) -> tuple[Tensor, Tensor]:
    """Draw the points once for all who ask."""
    generator = torch.Generator().manual_seed(seed)
    data = make_dataset(
        dataset, num_points=NUM_POINTS, train_share=1.0, generator=generator
    )
    return data.X.double(), data.y


@fragment
def show_plane(seed: int) -> None:
    """Carry a grid and the points of a data set through the layers."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        t = choose_float("t, the way through the network", "t", LINK["t"])
        st.caption(" · ".join(f"t = {i}: {step}" for i, step in enumerate(STEPS)))
        bend = choose_activation(key="fold", default=FOLDS[0], options=FOLDS)
        bent = choose_bool("Activation between the layers", "bent", *LINK["bent"])
        dataset = choose_from_list("Points", "dataset", *LINK["dataset"])
        weights = choose_one("Weights", "weights", *LINK["weights"])
    layers = FOLD if weights == "by hand" else draw_stack((2, 2, 2), 1, seed).layers
    X, y = cached_points(dataset, seed)
    sigma = bend.fn if bent else ACTIVATIONS["identity"].fn
    points, lines = (carry(P, *layers, sigma, t) for P in (X, GRID))
    try:
        separation = separate(points, y)
    except ValueError as error:
        st.warning(f"With {written(bend)} at t = {t:g}: {error}.")
        return
    with picture, st.container(width=WIDEST):
        _draw(lines, points, y, separation)
    with controls:
        st.metric("Linearly separable now?", "yes" if separation.separable else "no")
        st.markdown(_certificate(separation))
    shown = written(bend) if bent else None
    st.markdown(f"**What you see.** {_explain(shown, layers, t, separation.separable)}")


def _draw(lines: Tensor, points: Tensor, y: Tensor, separation: Separation) -> None:
    line = separation.line and line_ends(*separation.line, REACH)
    draw(
        plane_grid_chart,
        alt_text="A grid of the plane on its way through the network, with the points "
        "of two classes on it",
        grid=table(grid_frame, lines),
        points=table(points_frame, points, y),
        line=table(line_frame, line),
        meeting=table(meeting_frame, separation.meeting),
    )


def _explain(
    name: str | None, layers: tuple[Affine, Affine], t: float, separable: bool
) -> str:
    text = (
        "A step W or b keeps straight lines straight and parallel lines parallel. If W "
        "is invertible, classes that no line separates stay that way; if it is not, it "
        "squashes the plane onto a line or a point, which can only join what was apart."
    )
    if name is None:
        return f"{text} Here there is no other step, however many layers follow."
    if t <= ACTIVATED - 1:
        return f"{text} Only σ, from t = {ACTIVATED - 1} on, can do more: move t on."
    return (
        f"{text} Only σ, here {name}, can bend the grid, and at t = {t:g} the classes "
        f"{'can' if separable else 'cannot'} be separated by a line."
    ) + (
        " With the weights set by hand `abs(x)` folds the plane along both diagonals."
        if layers is FOLD
        else ""
    )


def _certificate(separation: Separation) -> str:
    if separation.separable:
        return "The green line keeps the classes apart; no point lies on it."
    zeros, ones = separation.meeting
    if len(zeros) == len(ones) == 2:
        return (
            "Two segments cross, one between points of class 0, one between points of "
            "class 1: the crossing would lie on both sides of a line between the "
            "classes."
        )
    if len(zeros) == len(ones) == 1:
        return "Two points of different classes lie in one place."
    inside, around = ("class 1", zeros) if len(ones) == 1 else ("class 0", ones)
    return (
        f"A point of {inside} lies between {len(around)} of the other class: no line "
        "cuts it off from them."
    )

"""Experiment: a linear network of any depth, trained beside logistic regression."""

import math
from collections.abc import Callable
from typing import NamedTuple

import streamlit as st
import torch
from torch import Tensor

from charts.boundaries import (
    BENT,
    LINEAR,
    LOGISTIC,
    REACH,
    boundaries_chart,
    boundary_frame,
)
from charts.plane_grid import points_frame
from core.activation_steps import steps_of
from core.activations import ACTIVATIONS, find
from core.affine import Affine, collapse, random_stack
from core.datasets import make_dataset
from core.decision_boundary import line_ends, sign_changes
from core.deep_training import NUM_STEPS, train_stack
from core.linear_collapse import forward
from core.logistic import fit_logistic, log_loss
from sections.linear_collapse.wording import count, written
from ui.activation import choose_activation
from ui.controls import IntRange, choose_int, choose_one
from ui.draw import draw

DATASETS = ("xor", "circles", "moons")
NUM_POINTS = 200
UNITS = IntRange(1, 12, 8)
GRID_STEPS = 61


class Outcome(NamedTuple):
    """What one model does on the points.

    Attributes:
        accuracy: Share of the points on their own side.
        loss: Mean cross entropy.
        boundary: Where its logit is 0: the ends of a line or dots, shape (k, 2).
    """

    accuracy: float
    loss: float
    boundary: Tensor


class Comparison(NamedTuple):
    """The points and the outcome of each model, by its name."""

    X: Tensor
    y: Tensor
    outcomes: dict[str, Outcome]


@st.cache_resource(max_entries=256)
def compare(
    dataset: str, depth: int, num_units: int, activation: str, seed: int
) -> Comparison:
    """Fit the three models to the same points, the networks from the same start."""
    generator = torch.Generator().manual_seed(seed)
    data = make_dataset(
        dataset, num_points=NUM_POINTS, train_share=1.0, generator=generator
    )
    X, y = data.X, data.y
    start = random_stack((2, *[num_units] * depth, 1), generator=generator)
    bend = find(activation)
    straight = collapse(*train_stack(X, y, start, steps_of(ACTIVATIONS["identity"])))
    bent = train_stack(X, y, start, steps_of(bend))
    outcomes = {
        LOGISTIC: affine_outcome(fit_logistic(X, y), X.double(), y),
        LINEAR: affine_outcome(straight, X, y),
        BENT: bent_outcome(lambda P: forward(P, bent, bend.fn), X, y),
    }
    return Comparison(X, y, outcomes)


def affine_outcome(layer: Affine, X: Tensor, y: Tensor) -> Outcome:
    """Judge an affine layer from points (n, 2) to a logit; its boundary is a line."""
    (w1, w2), (b,) = layer.W.flatten().tolist(), layer.b.tolist()
    return Outcome(*judge(layer(X), y), line_ends(w1, w2, -b, REACH))


def bent_outcome(function: Callable[[Tensor], Tensor], X: Tensor, y: Tensor) -> Outcome:
    """Judge any function from points (n, 2) to logits (n, 1)."""
    return Outcome(*judge(function(X), y), sign_changes(function, REACH, GRID_STEPS))


def judge(O: Tensor, y: Tensor) -> tuple[float, float]:
    """Return the share of logits on the right side of 0, and their log-loss."""
    return float(((O > 0) == (y > 0)).double().mean()), float(log_loss(O, y))


def show_data(depth: int, seed: int) -> None:
    """Train on a data set no line separates, and compare."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        dataset = choose_one("Data", "data", DATASETS)
        num_units = choose_int("Units in each hidden layer", "units", UNITS)
        bend = choose_activation()
    comparison = compare(dataset, depth, num_units, bend.key, seed)
    outcomes = comparison.outcomes
    if not math.isfinite(outcomes[BENT].loss):
        st.warning(f"With {written(bend)} training left the finite numbers.")
        return
    with picture:
        draw(
            boundaries_chart,
            alt_text="Two classes and the boundaries of logistic regression, of the "
            "linear network, which lies on it, and of the network with an activation",
            points=points_frame(comparison.X, comparison.y),
            logistic=boundary_frame(LOGISTIC, outcomes[LOGISTIC].boundary),
            linear=boundary_frame(LINEAR, outcomes[LINEAR].boundary),
            bent=boundary_frame(BENT, outcomes[BENT].boundary),
        )
    with controls:
        for name, result in outcomes.items():
            st.markdown(
                f"{name.capitalize()}: **{100 * result.accuracy:.1f} %** right, "
                f"log-loss {result.loss:.4f}"
            )
    st.markdown(
        f"**What you see.** A linear network of {count(depth, 'hidden layer')} ends "
        f"after {NUM_STEPS} steps at a log-loss of {outcomes[LINEAR].loss:.4f}. "
        f"Logistic regression has the least that any affine layer can reach, "
        f"{outcomes[LOGISTIC].loss:.4f}, so no depth and no training could do better. "
        f"From the same start, with {written(bend)} between the layers, the same steps "
        f"come to {outcomes[BENT].loss:.4f} and {100 * outcomes[BENT].accuracy:.1f} % "
        "right."
    )

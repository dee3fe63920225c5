"""Experiment: a linear network of any depth, trained beside logistic regression."""

import math

import streamlit as st

from charts.linear_collapse.boundaries import (
    BENT,
    LINEAR,
    LOGISTIC,
    REACH,
    boundaries_chart,
    boundary_frame,
)
from charts.linear_collapse.plane_grid import points_frame
from core.activations import find
from core.linear_collapse.deep_linear import (
    DepthComparison,
    DepthOutcome,
    compare_depths,
)
from core.training.deep import NUM_STEPS
from screens.linear_collapse.link import LINK
from screens.linear_collapse.numbers import count, written
from serving.tables import table
from ui.activation import choose_activation
from ui.controls import choose_int, choose_one
from ui.draw import draw
from ui.fragments import fragment

# About half of the points are of either class.
GUESSING = 0.6


@st.cache_resource(max_entries=256)
def cached_comparison(
    dataset: str, depth: int, num_units: int, activation: str, seed: int
) -> DepthComparison:
    """Train once for all who ask."""
    return compare_depths(
        dataset, depth, num_units, find(activation), seed, reach=REACH
    )


@fragment
def show_data(depth: int, seed: int) -> None:
    """Train on a data set no line separates, and compare."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        dataset = choose_one("Data", "data", *LINK["data"])
        num_units = choose_int("Units in each hidden layer", "units", LINK["units"])
        bend = choose_activation()
    comparison = cached_comparison(dataset, depth, num_units, bend.key, seed)
    if not math.isfinite(comparison.bent.loss):
        st.warning(f"With {written(bend)} training diverged: the loss is not finite.")
        return
    with picture:
        _draw(comparison)
    with controls:
        _list(comparison)
    st.markdown(f"**What you see.** {_explain(comparison, depth, written(bend))}")


def _draw(comparison: DepthComparison) -> None:
    draw(
        boundaries_chart,
        alt_text="Two classes and the boundaries of logistic regression, of the linear "
        "network, which lies on it, and of the network with an activation",
        points=table(points_frame, comparison.X, comparison.y),
        logistic=table(boundary_frame, LOGISTIC, comparison.logistic.boundary),
        linear=table(boundary_frame, LINEAR, comparison.linear.boundary),
        bent=table(boundary_frame, BENT, comparison.bent.boundary),
    )


def _list(comparison: DepthComparison) -> None:
    outcomes: dict[str, DepthOutcome] = {
        LOGISTIC: comparison.logistic,
        LINEAR: comparison.linear,
        BENT: comparison.bent,
    }
    for name, outcome in outcomes.items():
        st.markdown(
            f"{name.capitalize()}: **{100 * outcome.accuracy:.1f}%** right, "
            f"log-loss {outcome.loss:.4f}"
        )


def _judge(outcome: DepthOutcome) -> str:
    right = f"{100 * outcome.accuracy:.0f}%"
    text = f"With it {right} are right, where a coin gets about 50%"
    if outcome.accuracy < GUESSING:
        return f"{text}: it can do no more than guess."
    return f"{text}."


def _explain(comparison: DepthComparison, depth: int, name: str) -> str:
    return (
        f"A linear network of {count(depth, 'hidden layer')} ends after {NUM_STEPS} "
        f"steps at a log-loss of {comparison.linear.loss:.4f}. Logistic regression has "
        "the least that any affine layer can reach, "
        f"{comparison.logistic.loss:.4f}, so no depth and no training could lower it. "
        f"{_judge(comparison.logistic)} "
        f"From the same start, with {name} between the layers, the same steps come to "
        f"{comparison.bent.loss:.4f} and {100 * comparison.bent.accuracy:.1f}% right."
    )

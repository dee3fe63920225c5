"""Home page: the argument in one live picture, then in five steps."""

from typing import NamedTuple

import streamlit as st
import torch
from torch import Tensor

from charts.monotonicity.risk import bins_frame, curves_frame, risk_chart
from charts.monotonicity.strokes import Axes, key_frame
from core.monotonicity.binned_rates import (
    BinnedRates,
    bin_edges,
    binned_rates,
    pool_ends,
)
from core.monotonicity.one_feature import kinks
from core.monotonicity.relu_fit import fit_ramps
from core.monotonicity.temperature import (
    REFERENCE,
    TemperatureModels,
    all_patients,
    fit_models,
)
from core.monotonicity.turn import find_turn, widened_confidence
from serving.tables import table
from ui.controls import choose_one
from ui.draw import draw
from ui.fragments import fragment
from ui.frame import SITE, close_page, open_page
from ui.lessons import LESSONS

AXES = Axes(
    "body temperature, °C",
    (31.5, 42),
    "died within 30 days",
    (0, 0.8),
    380,
    x_values=(33, 35, 37, 39, 41),
)
BIN = "{left:.1f} to {right:.1f} °C: {events:.0f} of {trials:.0f} died, {rate:.0%}"


class Fitted(NamedTuple):
    """The models, the temperatures at which the network bends, and the patients."""

    models: TemperatureModels
    bends: Tensor
    rates: BinnedRates


@st.cache_resource
def fitted() -> Fitted:
    """Fit the linear model and two hidden ReLU units once for the whole server."""
    patients = all_patients()
    fits = fit_ramps(patients, 2)
    edges = pool_ends(patients, bin_edges(31.5, 42, 0.5), 30)
    models = fit_models(patients, REFERENCE, fits)
    return Fitted(models, kinks(fits.mlp()), binned_rates(patients, edges))


@fragment
def show_switch() -> None:
    """Draw the risk with and without an activation, as the reader switches it."""
    picture, beside = st.columns([5, 3], gap="large")
    with beside:
        activation = choose_one(
            "Activation of the hidden units", "home_activation", ["relu", "none"]
        )
        st.markdown(what_you_see())
        st.markdown(what_the_network_does(activation))
    with picture:
        draw_risk(activation)


def what_you_see() -> str:
    """Say what the patients show: the risk on both sides of where it is lowest."""
    rates = fitted().rates
    cold, normal, fever = (
        f"**{rates.rate[i]:.0%}** died at {rates.left[i]:.1f} to "
        f"{rates.right[i]:.1f} °C"
        for i in find_turn(rates, widened_confidence(len(rates.rate))).bins
    )
    return (
        "**What you see.** Every dot is a range of temperatures, the line through it "
        "its 95% interval; the grey bars say where most patients are. "
        f"{cold}, only {normal} and again {fever}."
    )


def what_the_network_does(activation: str) -> str:
    """Say where the network bends, or why it cannot."""
    if activation == "none":
        return (
            "Without an activation the two layers are *one* linear layer: the network "
            "lies on the best linear model. It can only rise, so it misses one of the "
            "two dangers."
        )
    left, right = fitted().bends.sort().values.tolist()
    return (
        f"With ReLU the network follows the patients. It bends at {left:.1f} "
        f"and at {right:.1f} °C, and nobody told it where."
    )


def draw_risk(activation: str) -> None:
    """Draw patients, the best linear model and the network over the temperature."""
    models, _, rates = fitted()
    x = torch.linspace(31.5, 42, 211, dtype=torch.float64)
    network = models.linear if activation == "none" else models.hidden
    curves = {"linear": models.linear(x), "hidden": network(x)}
    names = {
        "linear": "best linear model",
        "hidden": f"network, activation: {activation}",
    }
    draw(
        risk_chart,
        AXES,
        (0.28, 0.06),
        alt_text="Risk of dying by body temperature: high on both sides, lowest near "
        "37 °C; a network with ReLU follows it, one without an activation cannot",
        bins=table(bins_frame, rates, BIN),
        curves=table(curves_frame, x, curves),
        key=table(key_frame, names),
    )


open_page(SITE)
st.title("Why does a neural network need a nonlinearity?", anchor=False)
st.markdown(
    "Because without one it can only say *more* or *less*, however many layers it "
    "has. Here are 9,104 very ill patients, and a network with two hidden units that "
    "is told nothing but their temperature. **Switch its activation off.**"
)
show_switch()
st.subheader("The argument in five steps", anchor=False)
for step, lesson in enumerate(LESSONS, 1):
    link, claim = st.columns([2, 5], vertical_alignment="center")
    with link:
        st.page_link(
            lesson.script, label=f"**{step} · {lesson.title}**", icon=lesson.icon
        )
    with claim:
        st.markdown(lesson.step)
close_page()

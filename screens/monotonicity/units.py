"""Inside the hidden layer: one ramp a unit, and what other starts would have found."""

import streamlit as st
import torch
from torch import Tensor

from charts import theme
from charts.monotonicity.units import (
    kinks_frame,
    ramps_chart,
    ramps_frame,
    rules_frame,
    starts_chart,
    starts_frame,
)
from core.mlp import MLP
from core.monotonicity import one_feature
from core.monotonicity.relu_fit import NUM_STARTS, WEIGHT_DECAY
from core.monotonicity.temperature import HIGHEST, LOWEST, TemperatureUnit, all_patients
from core.notation import signed
from screens.monotonicity import patients
from screens.monotonicity.link import LINK
from serving.tables import table
from ui.controls import choose_int
from ui.draw import draw
from ui.fragments import fragment


@fragment
def show_units(center: float, num_hiddens: int, unit: TemperatureUnit) -> None:
    """Draw the ramps of the trained units beside those of |T - c|."""
    rank = choose_int("Which of the 24 starts, best first", "start", LINK["start"])
    fits = patients.hidden_fits(num_hiddens, None)
    found = one_feature.looking_down_first(fits.mlp(rank - 1))
    layer = patients.distance_layer(center, None)
    by_hand = one_feature.looking_down_first(
        one_feature.distance_as_two_units(layer, center)
    )
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(
            f"**Found by training**: {num_hiddens} ReLU unit{'s' * (num_hiddens > 1)}, "
            "given T alone"
        )
        draw_ramps(found, theme.HIDDEN, unit)
    with right:
        st.markdown(f"**Made by hand**: |T − c| with c = {unit.text(center)}")
        draw_ramps(by_hand, theme.FEATURE, unit)
    st.latex(r"|T - c| = \mathrm{relu}(T - c) + \mathrm{relu}(c - T)")
    st.markdown(
        "The feature made by hand **is** a hidden layer of two ReLU units, one looking "
        "up from c and one looking down, with the same weight "
        f"{signed(float(layer.W))} on both. {describe_units(found, unit)} The thick "
        "line is the sum of the units and the output bias, "
        f"{signed(float(found.b2))} at the left and {signed(float(by_hand.b2))} at the "
        "right."
    )
    draw_starts(fits.losses, rank)
    st.markdown(describe_starts(fits.losses))


def draw_ramps(mlp: MLP, color: str, unit: TemperatureUnit) -> None:
    """Draw the ramps of one network and their sum."""
    T = patients.drawn_temperatures()
    draw(
        ramps_chart,
        mlp.W1.shape[1],
        f"body temperature, {unit.sign}",
        (unit.scale(LOWEST), unit.scale(HIGHEST)),
        color,
        alt_text="What each ReLU unit adds to the log-odds by temperature, and the sum",
        ramps=table(
            ramps_frame,
            unit.scale(T),
            one_feature.ramps(mlp, T),
            mlp.outputs(T[:, None], torch.relu)[:, 0],
        ),
        kinks=table(kinks_frame, unit.scale(one_feature.kinks(mlp)).tolist()),
    )


def describe_units(mlp: MLP, unit: TemperatureUnit) -> str:
    """Say where each trained unit starts and which way its ramp goes."""
    parts = []
    for j, kink in enumerate(one_feature.kinks(mlp).tolist()):
        side = "above" if mlp.W1[0, j] > 0 else "below"
        slope = float(mlp.W1[0, j].abs() * mlp.W2[j, 0])
        parts.append(
            f"unit {j + 1} adds {signed(slope)} a degree (°C) {side} {unit.text(kink)}"
        )
    return f"In the trained layer {'; '.join(parts)}."


def draw_starts(losses: Tensor, rank: int) -> None:
    """Draw the log-loss each start ended at."""
    linear, feature = reference_losses()
    draw(
        starts_chart,
        NUM_STARTS,
        alt_text="Log-loss reached from each of 24 random starts, best first, with the "
        "linear model's and the hand-made feature's",
        starts=table(starts_frame, losses, rank),
        rules=table(
            rules_frame,
            {"linear": ("linear model", linear), "feature": ("|T − 37|", feature)},
        ),
    )


def reference_losses() -> tuple[float, float]:
    """Return the log-loss of the linear model and of |T - 37|."""
    models = patients.all_models(37.0, 2)
    data = all_patients()
    return (
        one_feature.mean_loss(models.linear, data),
        one_feature.mean_loss(models.distance, data),
    )


def describe_starts(losses: Tensor) -> str:
    """Say how many starts found the best network, and how many nothing."""
    linear, _ = reference_losses()
    near = int((losses < losses[0] + 1e-4).sum())
    stuck = int((losses > linear - 1e-4).sum())
    return (
        "**That weights exist does not mean that training finds them.** Of "
        f"{len(losses)} random starts {near} end within 0.0001 of the best log-loss "
        f"{losses[0]:.4f}, {stuck} stay at the linear model's or above. The picture at "
        "the top of the page shows the best of them. A weight decay of "
        f"{WEIGHT_DECAY:.5f} keeps a unit from chasing single patients."
    )

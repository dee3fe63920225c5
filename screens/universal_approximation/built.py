"""The main picture: a network built by hand, its units, its error and its bound."""

import math

import streamlit as st
import torch
from torch import Tensor

from charts.universal_approximation.approximation import (
    approximation_chart,
    band_frame,
    bound_frame,
    error_chart,
    error_frame,
    kinks_frame,
    no_band_frame,
)
from charts.universal_approximation.curve_labels import label_frame
from charts.universal_approximation.fits import (
    examples_frame,
    fits_frame,
    limits,
    within,
)
from core.mlp import MLP
from core.universal_approximation.constructions import CONSTRUCTIONS
from core.universal_approximation.errors import curve, first_units
from screens.universal_approximation.statement import (
    BOUND,
    FORMULAS,
    UNITS_AT_ONCE,
    error_of,
    hides_error,
    outside_text,
    units_of,
    what_you_see,
)
from screens.universal_approximation.target_choice import TargetSetting
from serving.tables import table
from ui.draw import draw


def show_built(setting: TargetSetting, revealed: bool) -> None:
    """Draw the target, the network, what its units add, and the error.

    Args:
        setting: What the reader chose.
        revealed: Whether the question of the picture is answered.
    """
    target, construction = setting.target, CONSTRUCTIONS[setting.construction]
    mlp = construction.build(target, setting.num_hiddens, setting.sharpness)
    x = target.grid(_num_places(setting.num_hiddens))
    y, y_hat = target(x), curve(mlp, construction.activation, x)
    reach = target.high - target.low if setting.outside else 0.0
    ends = target.low - reach, target.high + reach
    _draw_network(setting, mlp, x, y_hat, ends)
    bound = construction.bound(target, setting.num_hiddens, setting.sharpness)
    if not hides_error(setting, revealed):
        st.markdown("The error of all units, network minus target:")
        draw(
            error_chart,
            *ends,
            alt_text="Network minus target, and its bound",
            error=table(error_frame, x, y_hat - y, 1 + y.abs().max().item()),
            bound=table(
                bound_frame, bound if revealed else math.inf, error_of(setting)
            ),
        )
    st.markdown(what_you_see(setting, bound, revealed))
    _say_formula(setting, revealed)


def _say_formula(setting: TargetSetting, revealed: bool) -> None:
    st.markdown(
        "**The network built by hand**, with Δ the distance between its kinks (the "
        "*knots*) or steps:"
    )
    st.latex(FORMULAS[setting.construction])
    smooth = setting.target.shape.second_derivative < math.inf
    if revealed and smooth and setting.construction == "ramps":
        st.latex(BOUND)
    st.markdown(f"**Outside the interval.** {outside_text(setting)}")


def _num_places(num_hiddens: int) -> int:
    """Return how many places show every cell between two knots in four parts."""
    return max(4, round(320 / num_hiddens)) // 2 * 2 * num_hiddens + 1


def _draw_network(
    setting: TargetSetting,
    mlp: MLP,
    x: Tensor,
    y_hat: Tensor,
    ends: tuple[float, float],
) -> None:
    target, activation = setting.target, CONSTRUCTIONS[setting.construction].activation
    fewer, shown = _units_shown(setting)
    whole = shown == setting.num_hiddens
    places, y, band = x, target(x), table(no_band_frame)
    curves = {"target": y, "by_hand": y_hat}
    if not whole:
        bounds = limits(y, y_hat, share=0.3)
        before, after = (
            curve(first_units(mlp, n), activation, x) for n in (fewer, shown)
        )
        curves["by_hand"] = within(after, *bounds)
        band = table(band_frame, x, before, after, bounds)
    if setting.outside:
        places, curves = _with_outside(x, curves, setting, mlp)
    units = units_of(setting)
    text = f"{units}, by hand" if whole else f"{shown} of {units}"
    draw(
        approximation_chart,
        *ends,
        alt_text="The target, the network built by hand, and what its last unit adds",
        band=band,
        curves=table(fits_frame, places, **curves),
        labels=table(label_frame, places, curves, target=target.title, by_hand=text),
        examples=table(examples_frame, target.examples),
        kinks=table(kinks_frame, -mlp.b1 / mlp.W1[0], target.low, target.high),
    )
    if not whole and shown:
        what = "unit" if shown - fewer == 1 else "pair of units"
        st.caption(f"The band is what the last {what} added.")


def _units_shown(setting: TargetSetting) -> tuple[int, int]:
    """Return the numbers of units before and after the one that was added last."""
    at_once = UNITS_AT_ONCE[setting.construction]
    parts = -(-setting.num_hiddens // at_once)
    steps = round(setting.added * parts / 100)
    shown = min(steps * at_once, setting.num_hiddens)
    return max(0, steps - 1) * at_once, shown


def _with_outside(
    x: Tensor, curves: dict[str, Tensor], setting: TargetSetting, mlp: MLP
) -> tuple[Tensor, dict[str, Tensor]]:
    """Add what the network gives one length of the interval to the left and right."""
    target, activation = setting.target, CONSTRUCTIONS[setting.construction].activation
    shift = target.high - target.low
    inside = target.grid(33)
    left, right = inside - shift, inside + shift
    before, after = (curve(mlp, activation, side) for side in (left, right))
    nothing = torch.full_like(inside, torch.nan)
    return torch.cat([left, x, right]), {
        "target": torch.cat([nothing, curves["target"], nothing]),
        "by_hand": torch.cat([before, curves["by_hand"], after]),
    }

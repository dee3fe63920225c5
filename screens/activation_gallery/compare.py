"""Any set of activations, function above derivative, with a point and its tangent."""

import math
from urllib.parse import quote, urlencode

import streamlit as st

from charts.activation_gallery.compare import compare_chart
from charts.activation_gallery.curves import (
    curves_frame,
    frame_edges,
    kinks_frame,
    pointer_frame,
    points_frame,
    tangents_frame,
)
from core.activations import Activation
from core.expressions.functions import FUNCTIONS
from screens.activation_gallery.shown import Shown
from serving.tables import table
from ui.activation import MOST, choose_activations, find_or_explain
from ui.controls import FloatRange, choose_float, choose_text
from ui.draw import draw

DEFAULT = ("relu", "sigmoid", "tanh")
HALF_WIDTH = FloatRange(1.0, 20.0, 8.0, 0.5, "%.1f")
FORMULA_HELP = (
    "Numbers, x, pi, e, + − * / ^, |x|, and "
    + ", ".join(sorted(name for name in FUNCTIONS if name.isascii()))
    + ", where(x > 0, value, other value)"
)
USES = (
    ("train_mlp", "train a network with it", "sigma", {"activation": "formula"}),
    (
        "linear_collapse",
        "put it between affine layers",
        "activation",
        {"experiment": "best fit"},
    ),
)
"""Other lessons that take a formula: lesson, label, its key and what else to set."""
POINT = FloatRange(-20.0, 20.0, 1.0, 0.1, "%.1f")


def choose_shown() -> Shown:
    """Draw the controls of the comparison."""
    chosen = choose_activations("Activations", "activation", DEFAULT)
    own = _choose_own()
    chosen = [*chosen[: MOST - len(own)], *own]
    half_width = choose_float("Picture from −d to d", "domain", HALF_WIDTH)
    x = choose_float("Point x", "x", POINT)
    activations = {activation.label: activation for activation in chosen}
    settings = {name: _choose_settings(a) for name, a in activations.items()}
    return Shown(activations, settings, half_width, x)


def _choose_own() -> list[Activation]:
    formula = choose_text(
        "Bring your own: a formula in x",
        "formula",
        placeholder="where(x > 0, x, 0.1x)",
        help=FORMULA_HELP,
    )
    own = find_or_explain(formula) if formula.strip() else None
    if own is None:
        return []
    # Not page links: they drop the keys that this page has in its own link.
    links = " or ".join(
        f"[{label}]({lesson}?{urlencode({**others, key: own.key}, quote_via=quote)})"
        for lesson, label, key, others in USES
    )
    st.markdown(f"Take it along, in a new tab: {links}.")
    return [own]


def _choose_settings(activation: Activation) -> dict[str, float]:
    return {
        parameter.name: choose_float(
            f"{activation.label}: ${parameter.symbol}$",
            f"{activation.key}_{parameter.name}",
            FloatRange(
                parameter.low, parameter.high, parameter.default, parameter.step
            ),
        )
        for parameter in activation.parameters
    }


def show_curves(shown: Shown) -> None:
    """Draw the functions above their derivatives."""
    if not shown.activations:
        st.info("Choose an activation, or type a formula in x.")
        return
    curves, readings = shown.curves, shown.readings
    # In whole steps: every limit is a template of its own.
    limit = max(2.0, math.ceil(shown.half_width / 2))
    draw(
        compare_chart,
        tuple(curves),
        frame_edges(curves, limit),
        alt_text="The chosen activations above, their derivatives below, over one x",
        curves=table(curves_frame, curves, limit),
        pointer=table(pointer_frame, curves),
        points=table(points_frame, readings),
        kinks=table(kinks_frame, shown.kinks),
        tangents=table(tangents_frame, readings, shown.half_width / 6),
    )

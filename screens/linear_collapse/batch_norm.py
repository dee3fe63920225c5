"""Experiment: an activation sees a number, a row, or the whole minibatch."""

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.matrices import indexed, matrices_html, matrix_figure
from charts.linear_collapse.rerolls import strips_chart, strips_frame
from core.linear_collapse.batch_norm import (
    NUDGES,
    TRANSFORMS,
    influence,
    with_other_rows,
)
from core.notation import with_minus
from screens.linear_collapse.link import LINK
from serving.tables import table
from ui.controls import choose_int, choose_one
from ui.draw import draw, theme_mode
from ui.fragments import fragment

NUM_EXAMPLES, NUM_REROLLS = 6, 100
NUM_UNITS = LINK["unit"].high
NAMES = {
    "ReLU": "elementwise (ReLU)",
    "softmax": "rowwise (softmax)",
    "batch norm": "over the minibatch (batch norm)",
}
REACHES = {
    "ReLU": "its own pre-activation and nothing else",
    "softmax": "all units of its own example, and no other example",
    "batch norm": "its own unit in every example of the minibatch",
}


@fragment
def show_batch(seed: int) -> None:
    """Show what one hidden activation depends on, and how others move it."""
    generator = torch.Generator().manual_seed(seed)
    Z = torch.randn(NUM_EXAMPLES, NUM_UNITS, generator=generator).double()
    minibatches = with_other_rows(Z, NUM_REROLLS, generator=generator)
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        name = choose_one("Nonlinearity", "nonlinearity", *LINK["nonlinearity"])
        unit = choose_int("Unit", "unit", LINK["unit"]) - 1
    outputs = {
        NAMES[key]: transform(minibatches)[:, 0, unit]
        for key, transform in TRANSFORMS.items()
    }
    with picture:
        _draw_influence(influence(TRANSFORMS[name], Z, 0, unit), unit)
        draw(
            strips_chart,
            tuple(NAMES.values()),
            "activation of example 1",
            alt_text="The activation of example 1 in 100 minibatches",
            strips=table(strips_frame, outputs),
        )
    st.markdown(f"**What you see.** {_explain(name, outputs[NAMES['batch norm']])}")
    st.latex(
        r"H_{ij} = \frac{Z_{ij} - \bar Z_j}{\sqrt{\operatorname{Var}(Z_j) + 10^{-5}}}"
    )


def _draw_influence(moved: Tensor, unit: int) -> None:
    st.markdown(
        f"How far the activation of unit {unit + 1} for example 1 moves when one "
        f"pre-activation alone is moved by up to {NUDGES[-1]:g}:"
    )
    examples = [f"example {i}" for i in range(1, NUM_EXAMPLES + 1)]
    figure = matrix_figure(
        moved,
        examples,
        indexed("z", NUM_UNITS),
        2,
        title="",
        label="How far the activation moves, by example and pre-activation",
        most_columns=NUM_UNITS,
        mode=theme_mode(),
    )
    st.html(matrices_html([figure]))


def _explain(name: str, in_batch_norm: Tensor) -> str:
    low, high = (with_minus(f"{float(v):.2f}") for v in in_batch_norm.aminmax())
    return (
        f"With {NAMES[name]} an activation looks at {REACHES[name]}. Example 1 was "
        f"kept and the other {NUM_EXAMPLES - 1} drawn anew {NUM_REROLLS} times: ReLU "
        "and softmax never moved its activation, batch normalisation moved it between "
        f"{low} and {high}. In training it is nonlinear and breaks the collapse, but "
        "its output for an example depends on the rest of the minibatch. At test time "
        "its mean and variance are fixed: then it is affine, and collapses."
    )

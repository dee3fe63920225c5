"""Experiment: two inputs and their midpoint settle that a function is not affine."""

from functools import partial

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.midpoint_test import chord_chart, chord_frame
from core.affine import forward
from core.linear_collapse.midpoint_test import Witness, along, draw_pairs, find_witness
from core.linear_collapse.stack import Stack
from screens.linear_collapse.link import LINK
from screens.linear_collapse.numbers import written
from serving.tables import table
from ui.activation import choose_activation
from ui.controls import choose_bool
from ui.draw import draw
from ui.fragments import fragment

NUM_PAIRS = 10_000
NUM_POINTS = 81
MOST_INPUTS_WRITTEN = 4


@st.cache_resource(max_entries=16)
def cached_pairs(num_inputs: int, seed: int) -> tuple[Tensor, Tensor]:
    """Draw the pairs once for all who ask."""
    generator = torch.Generator().manual_seed(seed)
    return draw_pairs(num_inputs, NUM_PAIRS, generator=generator)


@fragment
def show_witness(stack: Stack, seed: int) -> None:
    """Look for a pair whose midpoint strays from the chord, and write it out."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        bend = choose_activation()
        bent = choose_bool("Activation between the layers", "bent", *LINK["bent"])
    activation = bend.fn if bent else lambda Z: Z
    network = partial(forward, layers=stack.layers, activation=activation)
    try:
        witness = find_witness(network, *cached_pairs(stack.X.shape[1], seed))
    except ValueError as error:
        st.warning(f"With {written(bend)} {error}: nothing can be compared.")
        return
    with picture:
        draw(
            chord_chart,
            alt_text="Output of the network on the way from x to y, and the straight "
            "chord; the gap is marked halfway",
            way=table(chord_frame, along(network, witness, NUM_POINTS)),
        )
    with controls:
        st.metric("Gap at the midpoint", f"{witness.gap:.4f}" if witness.bends else "0")
    st.markdown(f"**What you see.** {_explain(witness)}")
    st.latex(arithmetic(witness))


def arithmetic(witness: Witness) -> str:
    """Return the lines that a reader can check, in LaTeX."""
    o, relation = witness.output + 1, r"\neq" if witness.bends else "="
    lines = [
        rf"\tfrac12 (f_{{{o}}}(x) + f_{{{o}}}(y)) &= \tfrac12 ({witness.at_x:.4f} + "
        rf"({witness.at_y:.4f}))",
        rf"&= {witness.mean:.4f}",
        rf"&{relation} {witness.at_middle:.4f} = f_{{{o}}}(\tfrac12 (x + y))",
    ]
    if len(witness.x) <= MOST_INPUTS_WRITTEN:
        lines[:0] = [rf"x &= {_row(witness.x)}", rf"y &= {_row(witness.y)}"]
    return r"\small \begin{aligned}" + r" \\ ".join(lines) + r"\end{aligned}"


def _row(x: Tensor) -> str:
    return "(" + r",\; ".join(f"{value:.1f}" for value in x.tolist()) + ")"


def _explain(witness: Witness) -> str:
    if witness.bends:
        return (
            f"Of {NUM_PAIRS:,} pairs of inputs this one strays most. An affine "
            "function takes the mean of two inputs to the mean of their outputs; this "
            f"network misses it by {witness.gap:.4f}. One such pair is a proof: **no** "
            "choice of W and b computes this network."
        )
    return (
        f"Among {NUM_PAIRS:,} pairs none strays by more than rounding. That is what "
        "an affine function looks like; the proof that this stack is one is the "
        "derivation."
    )

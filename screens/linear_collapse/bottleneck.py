"""Can extra linear layers hurt? A narrow one can."""

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.best_fit import key_frame, outputs_frame
from charts.linear_collapse.bottleneck import (
    AFTER,
    BEFORE,
    reach_chart,
    spectrum_chart,
    spectrum_frame,
)
from charts.linear_collapse.plane_layers import told_frame
from core.linear_collapse.bottleneck import least_width, lost_shares, squeeze
from core.linear_collapse.stack import draw_stack
from core.notation import count
from screens.linear_collapse.link import LINK
from screens.linear_collapse.more import show_exercise_1
from serving.tables import table, table_if
from ui.controls import choose_int
from ui.deck import controls, picture
from ui.draw import draw
from ui.screen import Screen, Value

WIDTHS = LINK["bottleneck"]
FULL = WIDTHS.high
NUM_EXAMPLES = 120
MOST_LOST = 0.1
STACK = draw_stack((FULL, FULL), NUM_EXAMPLES, 0)
LAYER = STACK.layers[0]
"""The layer that is squeezed."""
SHARES = lost_shares(torch.linalg.svdvals(LAYER.W))
"""What the best stack through 0, 1, ... units loses of it."""
NEEDED = least_width(SHARES, MOST_LOST)
"""The fewest units that lose at most a tenth."""


def show(solved: bool) -> None:
    """Draw what is kept of the layer; what that loses once r is locked."""
    with controls():
        width = choose_int("r, units in the bottleneck", "bottleneck", WIDTHS)
    layers = LAYER, squeeze(LAYER, width)
    values = (torch.linalg.svdvals(layer.W) for layer in layers)
    lost = percent(SHARES[width])
    told = lost, f"lost through {count(width, 'unit')}"
    with picture():
        draw(
            spectrum_chart,
            alt_text=f"{FULL} singular values as outlines, the first {width} filled. "
            + (f"{lost} is lost" if solved else ""),
            spectrum=table(spectrum_frame, *values),
            loss=table_if(solved, told_frame, *told),
        )


def percent(lost: Tensor) -> str:
    """Write the share of the layer that is lost."""
    return f"{float(lost):.0%}"


def reply(width: int) -> str:
    """Say what the reader's bottleneck loses."""
    lost = percent(SHARES[width])
    if width == NEEDED:
        more = percent(SHARES[width - 1])
        return f"{width} units: yes, they lose {lost}, and one less {more}."
    if width < NEEDED:
        lose = "loses" if width == 1 else "lose"
        return f"{count(width, 'unit')} {lose} {lost}. It takes {NEEDED}."
    return f"{width} units lose {lost}. But {NEEDED} already do."


def explain() -> str:
    """Say what rank a product has."""
    rank = int(torch.linalg.matrix_rank(LAYER.W))
    return (
        f"**A narrow linear layer takes away**, at most a tenth from r = {NEEDED} "
        f"on. W stretches {rank} directions (its *rank*), two layers through r units r "
        "at most, and even the best lose what the dropped bars hold.\n\nSet r to 1 and "
        "open *Two outputs* in More."
    )


def show_outputs() -> None:
    """Draw two outputs of the examples, with and without the bottleneck."""
    width = int(st.session_state.get("bottleneck", WIDTHS.default))
    layers = {BEFORE: LAYER, AFTER: squeeze(LAYER, width)}
    outputs = {name: tuple(layer(STACK.X).T[:2]) for name, layer in layers.items()}
    st.markdown(
        f"Through {count(width, 'unit')}"
        + (": every output is b plus a multiple of one direction." * (width == 1))
    )
    draw(
        reach_chart,
        alt_text=f"Two outputs of {NUM_EXAMPLES} examples with and without the "
        "bottleneck",
        height="content",
        outputs=table(outputs_frame, outputs),
        key=table(key_frame, tuple(layers)),
    )


def show_rank() -> None:
    """Write what no stack can do better."""
    st.latex(
        r"\begin{aligned} \operatorname{rank}(\mathbf{W}^{(1)}\mathbf{W}^{(2)}) &\le r "
        r"\\ \min_{\operatorname{rank} \mathbf{V} \le r} "
        r"\lVert \mathbf{W} - \mathbf{V} \rVert_F &= "
        r"\sqrt{s_{r+1}^2 + s_{r+2}^2 + \dots} \end{aligned}"
    )
    st.markdown(
        "C. Eckart and G. Young, *The approximation of one matrix by another of lower "
        "rank*, Psychometrika 1936."
    )


SCREEN = Screen(
    "bottleneck",
    label="Bottleneck",
    title="Can an extra linear layer hurt?",
    setup=f"A layer {FULL} → {FULL} becomes two: {FULL} → r → {FULL}. A bar says how "
    "far the layer stretches one direction; r units keep the r longest. Lost is the "
    "root of the dropped bars' squares, as a share of all bars'. Which smallest r "
    "loses at most a tenth?",
    show=show,
    ask=Value(
        "bottleneck",
        lambda width: count(int(width), "unit"),
        lambda width: width == NEEDED,
        reply,
        solution=lambda: {"bottleneck": NEEDED},
    ),
    explain=explain,
    more={
        "The formula": show_rank,
        "Two outputs": show_outputs,
        "Exercise": show_exercise_1,
    },
)

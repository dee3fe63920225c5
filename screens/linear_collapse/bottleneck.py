"""Can extra linear layers hurt? A narrow one can."""

from functools import lru_cache

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.best_fit import key_frame, outputs_frame
from charts.linear_collapse.bottleneck import (
    AFTER,
    BEFORE,
    loss_frame,
    reach_chart,
    spectrum_chart,
    spectrum_frame,
)
from core.affine import Affine, collapse
from core.linear_collapse.bottleneck import least_width, lost_shares, squeeze
from core.linear_collapse.exact_collapse import exact_layers, exact_rank
from core.linear_collapse.stack import Stack, draw_stack
from core.notation import count
from screens.linear_collapse.link import LINK
from screens.linear_collapse.more import show_exercise_1
from serving.tables import table
from ui.controls import choose_int
from ui.deck import controls, picture
from ui.draw import draw
from ui.screen import Screen, Value

WIDTHS = LINK["bottleneck"]
FULL = WIDTHS.high
NUM_EXAMPLES = 120
MOST_LOST = 0.1


@lru_cache(maxsize=1)
def full() -> tuple[Stack, Tensor]:
    """Draw the layer, and compute what the best stack through 0, 1, ... units loses."""
    stack = draw_stack((FULL, FULL), NUM_EXAMPLES, 0)
    return stack, lost_shares(torch.linalg.svdvals(layer_of(stack).W))


def layer_of(stack: Stack) -> Affine:
    """Return the layer that is squeezed."""
    return stack.layers[0]


@lru_cache(maxsize=FULL)
def squeezed(width: int) -> Affine:
    """Return the best stack through `width` units, as one layer."""
    return collapse(*squeeze(layer_of(full()[0]), width))


def show(solved: bool) -> None:
    """Draw what is kept of the layer; what that loses once r is locked."""
    with controls():
        width = choose_int("r, units in the bottleneck", "bottleneck", WIDTHS)
    stack, shares = full()
    values = (torch.linalg.svdvals(W) for W in (layer_of(stack).W, squeezed(width).W))
    told = table(
        loss_frame, percent(shares[width]), f"lost through {count(width, 'unit')}"
    )
    with picture():
        draw(
            spectrum_chart,
            alt_text=f"{FULL} singular values as outlines, the first {width} filled. "
            + (f"{percent(shares[width])} is lost" if solved else ""),
            spectrum=table(spectrum_frame, *values),
            loss=told if solved else told.slice(0, 0),
        )


def percent(lost: Tensor) -> str:
    """Write the share of the layer that is lost."""
    return f"{float(lost):.0%}"


def needed() -> int:
    """Return the fewest units that lose at most a tenth."""
    return least_width(full()[1], MOST_LOST)


def reply(width: int) -> str:
    """Say what the reader's bottleneck loses."""
    _, shares = full()
    lost, least = percent(shares[width]), needed()
    if width == least:
        return f"{width} units: yes, they lose {lost}, and one less {_one_less()}."
    if width < least:
        return f"{count(width, 'unit')} {_lose(width)} {lost}. It takes {least}."
    return f"{width} units lose {lost}. But {least} already do."


def _lose(width: int) -> str:
    return "loses" if width == 1 else "lose"


def _one_less() -> str:
    return percent(full()[1][needed() - 1])


def explain() -> str:
    """Say what rank a product has."""
    rank = exact_rank(collapse(*exact_layers(full()[0].layers)).W)
    return (
        f"**A narrow linear layer takes away**, at most a tenth from r = {needed()} "
        f"on. W stretches {rank} directions (its *rank*), two layers through r units r "
        "at most, and even the best lose what the dropped bars hold.\n\nSet r to 1 and "
        "open *Two outputs* in More."
    )


def show_outputs() -> None:
    """Draw two outputs of the examples, with and without the bottleneck."""
    stack, _ = full()
    width = int(st.session_state.get("bottleneck", WIDTHS.default))
    layers = {BEFORE: layer_of(stack), AFTER: squeezed(width)}
    outputs = {name: tuple(layer(stack.X).T[:2]) for name, layer in layers.items()}
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
        lambda width: width == needed(),
        reply,
        solution=lambda: {"bottleneck": needed()},
    ),
    explain=explain,
    more={
        "The formula": show_rank,
        "Two outputs": show_outputs,
        "Exercise": show_exercise_1,
    },
)

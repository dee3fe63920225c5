"""The stack, and the one layer equal to it, as coloured matrices."""

from collections.abc import Iterator
from itertools import pairwise

import streamlit as st
import torch
from torch import Tensor

from charts.linear_collapse.matrices import (
    BIAS,
    indexed,
    matrices_html,
    matrix_figure,
    write,
)
from core.affine import Affine, collapse, forward
from core.linear_collapse.stack import Stack
from screens.linear_collapse.numbers import count
from serving.kept import kept
from ui.draw import theme_mode

GIVEN_DECIMALS, COMPUTED_DECIMALS = 1, 2
# X and the layers fit beside the controls up to this many columns in all.
MOST_COLUMNS_IN_A_ROW = 9
MOST_WRITTEN = 3


def show_matrices(stack: Stack) -> None:
    """Draw X, the layers and the outputs; then the one layer and its outputs."""
    most = max(stack.widths)
    X = _examples(stack.X, "x", GIVEN_DECIMALS, "<b>X</b>", "The examples X", most)
    layers = _layers(stack) if fits_in_a_row(stack) else ()
    through_stack = _outputs(forward(stack.X, stack.layers), "the stack", most)
    st.html(matrices_html([X, *layers, through_stack]))
    st.markdown("**The same outputs from one layer:**")
    single = collapse(*stack.layers)
    W = _layer(single, "x", "o", "", COMPUTED_DECIMALS, most)
    st.html(matrices_html([W, _outputs(single(stack.X), "one layer", most)]))


def show_large_layers(stack: Stack) -> None:
    """Draw the layers that do not fit beside the controls over the whole page."""
    if fits_in_a_row(stack):
        return
    title = f"The {len(stack.layers)} layers of the stack"
    with st.expander(title, expanded=True):
        st.html(matrices_html(list(_layers(stack))))


def fits_in_a_row(stack: Stack) -> bool:
    """Whether X and all layers fit beside the controls."""
    return sum(stack.widths) <= MOST_COLUMNS_IN_A_ROW


def describe_matrices(stack: Stack) -> str:
    """Say what comes out both ways, with the first example's numbers."""
    first = forward(stack.X[:1], stack.layers)[0].tolist()
    shown = [write(value, COMPUTED_DECIMALS) for value in first[:MOST_WRITTEN]]
    if len(first) > MOST_WRITTEN:
        shown.append("...")
    examples, total = len(stack.X), len(stack.X) * len(first)
    every = f"with all {total} outputs for {examples} examples"
    if examples == 1:
        every = f"with {'all ' * (total > 1)}{count(total, 'output')}"
    return (
        f"Through {len(stack.layers)} layers or through one, example 1 comes out as "
        f"({', '.join(shown)}). So it is {every}, whatever the numbers: re-roll, or "
        "put in your own."
    )


def _layers(stack: Stack) -> Iterator[str]:
    letters = pairwise(["x", *"h" * (len(stack.layers) - 1), "o"])
    for k, (layer, (rows, columns)) in enumerate(
        zip(stack.layers, letters, strict=True), 1
    ):
        yield _layer(layer, rows, columns, str(k), GIVEN_DECIMALS, max(stack.widths))


def _layer(
    layer: Affine, rows: str, columns: str, number: str, decimals: int, most: int
) -> str:
    """Write W with b as its last row; `rows` and `columns` are letters."""
    above = f"<sup>({number})</sup>" if number else ""
    num_inputs, num_outputs = layer.W.shape
    return kept(
        matrix_figure,
        torch.cat([layer.W, layer.b.unsqueeze(0)]),
        [*indexed(rows, num_inputs), BIAS],
        indexed(columns, num_outputs),
        decimals,
        title=f"<b>W</b>{above}, <b>b</b>{above}",
        label=f"W and b of layer {number}" if number else "W and b of the one layer",
        most_columns=most,
        mode=theme_mode(),
    )


def _outputs(O: Tensor, way: str, most: int) -> str:
    title, label = f"<b>O</b> through {way}", f"The outputs O through {way}"
    return _examples(O, "o", COMPUTED_DECIMALS, title, label, most)


def _examples(
    M: Tensor, columns: str, decimals: int, title: str, label: str, most: int
) -> str:
    """Write a matrix with an example in each row."""
    return kept(
        matrix_figure,
        M,
        [str(i) for i in range(1, len(M) + 1)],
        indexed(columns, M.shape[1]),
        decimals,
        title=title,
        label=label,
        most_columns=most,
        mode=theme_mode(),
    )

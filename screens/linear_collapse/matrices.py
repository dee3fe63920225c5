"""The stack, and the one layer equal to it, as coloured matrices."""

from collections.abc import Iterator

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
    names = _Names(stack)
    X = _figure(
        stack.X, names.examples, names.inputs, "<b>X</b>", "The examples X", names
    )
    layers = _layers(stack, names) if fits_in_a_row(stack) else ()
    through_stack = _outputs(forward(stack.X, stack.layers), "the stack", names)
    st.html(matrices_html([X, *layers, through_stack]))
    st.markdown("**The same outputs from one layer:**")
    single = collapse(*stack.layers)
    W = _layer(single, names.inputs, names.outputs, "", names, COMPUTED_DECIMALS)
    st.html(matrices_html([W, _outputs(single(stack.X), "one layer", names)]))


def show_large_layers(stack: Stack) -> None:
    """Draw the layers that do not fit beside the controls over the whole page."""
    if fits_in_a_row(stack):
        return
    title = f"The {len(stack.layers)} layers of the stack"
    with st.expander(title, expanded=True):
        st.html(matrices_html(list(_layers(stack, _Names(stack)))))


def fits_in_a_row(stack: Stack) -> bool:
    """Whether X and all layers fit beside the controls."""
    columns = stack.X.shape[1] + sum(layer.W.shape[1] for layer in stack.layers)
    return columns <= MOST_COLUMNS_IN_A_ROW


class _Names:
    """Names of the rows and columns, and the scale all matrices are drawn to."""

    def __init__(self, stack: Stack) -> None:
        self.examples = [str(i) for i in range(1, len(stack.X) + 1)]
        self.inputs = indexed("x", stack.X.shape[1])
        self.outputs = indexed("o", stack.layers[-1].W.shape[1])
        widths = [stack.X.shape[1], *(layer.W.shape[1] for layer in stack.layers)]
        self.most_columns = max(widths)


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


def _layers(stack: Stack, names: _Names) -> Iterator[str]:
    rows, last = names.inputs, len(stack.layers)
    for k, layer in enumerate(stack.layers, 1):
        columns = names.outputs if k == last else indexed("h", layer.W.shape[1])
        yield _layer(layer, rows, columns, str(k), names, GIVEN_DECIMALS)
        rows = columns


def _layer(
    layer: Affine,
    rows: list[str],
    columns: list[str],
    number: str,
    names: _Names,
    decimals: int,
) -> str:
    """Write W with b as its last row."""
    above = f"<sup>({number})</sup>" if number else ""
    return _figure(
        torch.cat([layer.W, layer.b.unsqueeze(0)]),
        [*rows, BIAS],
        columns,
        f"<b>W</b>{above}, <b>b</b>{above}",
        f"W and b of layer {number}" if number else "W and b of the one layer",
        names,
        decimals,
    )


def _outputs(O: Tensor, way: str, names: _Names) -> str:
    return _figure(
        O,
        names.examples,
        names.outputs,
        f"<b>O</b> through {way}",
        f"The outputs O through {way}",
        names,
        COMPUTED_DECIMALS,
    )


def _figure(
    M: Tensor,
    rows: list[str],
    columns: list[str],
    title: str,
    label: str,
    names: _Names,
    decimals: int = GIVEN_DECIMALS,
) -> str:
    return kept(
        matrix_figure,
        M,
        rows,
        columns,
        decimals,
        title=title,
        label=label,
        most_columns=names.most_columns,
        mode=theme_mode(),
    )

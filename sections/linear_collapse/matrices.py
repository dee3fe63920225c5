"""The stack, and the one layer equal to it, as heat maps."""

import pyarrow as pa
import streamlit as st
import torch
from torch import Tensor

from charts.matrices import BIAS, indexed, matrix_chart, matrix_frame, write
from core.affine import Affine, collapse
from core.linear_collapse import Stack, forward
from sections.linear_collapse.wording import count
from ui.draw import draw
from ui.tables import table

GIVEN_DECIMALS, COMPUTED_DECIMALS = 1, 2
# X and the layers fit beside the controls up to this many columns in all.
MOST_COLUMNS_IN_A_ROW = 9
MOST_WRITTEN = 3


def show_matrices(stack: Stack) -> None:
    """Draw X, the layers and the outputs; then the one layer and its outputs."""
    names = _Names(stack)
    with st.container(horizontal=True, gap="small"):
        _show(
            r"$\mathbf{X}$",
            "The examples X",
            table(matrix_frame, stack.X, names.examples, names.inputs, GIVEN_DECIMALS),
            names,
        )
        if fits_in_a_row(stack):
            _show_layers(stack, names)
        _show_outputs("through the stack", forward(stack.X, stack.layers), names)
    st.markdown("**The same outputs from one layer:**")
    single = collapse(*stack.layers)
    with st.container(horizontal=True, gap="small"):
        _show(
            r"$\mathbf{W}, \mathbf{b}$",
            "W and b of the one layer",
            _layer_table(single, names.inputs, names.outputs, COMPUTED_DECIMALS),
            names,
        )
        _show_outputs("through one layer", single(stack.X), names)


def show_large_layers(stack: Stack) -> None:
    """Draw the layers that do not fit beside the controls over the whole page."""
    if fits_in_a_row(stack):
        return
    title = f"The {len(stack.layers)} layers of the stack"
    with (
        st.expander(title, expanded=True),
        st.container(horizontal=True, gap="small"),
    ):
        _show_layers(stack, _Names(stack))


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
    outputs = count(stack.X.shape[0] * len(first), "output")
    return (
        f"Through {len(stack.layers)} layers or through one, example 1 comes out as "
        f"({', '.join(shown)}). So it is with all {outputs} for "
        f"{count(len(stack.X), 'example')}, whatever the numbers: re-roll, or put in "
        "your own."
    )


def _show_layers(stack: Stack, names: _Names) -> None:
    rows, last = names.inputs, len(stack.layers)
    for k, layer in enumerate(stack.layers, 1):
        columns = names.outputs if k == last else indexed("h", layer.W.shape[1])
        _show(
            rf"$\mathbf{{W}}^{{({k})}}, \mathbf{{b}}^{{({k})}}$",
            f"W and b of layer {k}",
            _layer_table(layer, rows, columns, GIVEN_DECIMALS),
            names,
        )
        rows = columns


def _show_outputs(how: str, O: Tensor, names: _Names) -> None:
    _show(
        rf"$\mathbf{{O}}$ {how}",
        f"The outputs O {how}",
        table(matrix_frame, O, names.examples, names.outputs, COMPUTED_DECIMALS),
        names,
    )


def _layer_table(
    layer: Affine, rows: list[str], columns: list[str], decimals: int
) -> pa.Table:
    """Tabulate W with b as its last row."""
    M = torch.cat([layer.W, layer.b.unsqueeze(0)])
    return table(matrix_frame, M, [*rows, BIAS], columns, decimals)


def _show(title: str, alt_text: str, matrix: pa.Table, names: _Names) -> None:
    with st.container(width="content", gap=None):
        st.markdown(title)
        draw(
            matrix_chart,
            names.most_columns,
            alt_text=f"{alt_text}, as a table of numbers coloured by sign and size",
            width="content",
            matrix=matrix,
        )

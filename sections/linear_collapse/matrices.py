"""The stack, and the one layer equal to it, as heat maps."""

import streamlit as st
import torch
from torch import Tensor

from charts.matrices import BIAS, indexed, matrix_chart, matrix_frame
from core.affine import Affine, collapse
from core.exact import exact_collapse, exact_forward, exact_layers, exact_tenths
from core.linear_collapse import Stack, forward
from core.rounding import FORMATS, largest_difference
from sections.linear_collapse.wording import count, power
from ui.draw import draw

GIVEN_DECIMALS, COMPUTED_DECIMALS = 1, 2


def show_matrices(stack: Stack) -> None:
    """Draw X, each W and b, and the outputs; then W, b and the outputs again."""
    single = collapse(*stack.layers)
    scale = max(stack.X.shape[1], *(layer.W.shape[1] for layer in stack.layers))
    examples = [str(i) for i in range(1, len(stack.X) + 1)]
    inputs = indexed("x", stack.X.shape[1])
    outputs = indexed("o", single.W.shape[1])
    last = len(stack.layers)

    def show_outputs(how: str, O: Tensor) -> None:
        _show(r"\mathbf{O}", how, O, examples, outputs, scale, COMPUTED_DECIMALS)

    with st.container(horizontal=True, gap="small"):
        _show(r"\mathbf{X}", "", stack.X, examples, inputs, scale, GIVEN_DECIMALS)
        rows = inputs
        for k, layer in enumerate(stack.layers, 1):
            columns = outputs if k == last else indexed("h", layer.W.shape[1])
            name = rf"\mathbf{{W}}^{{({k})}}, \mathbf{{b}}^{{({k})}}"
            _show_layer(name, layer, rows, columns, scale, GIVEN_DECIMALS)
            rows = columns
        show_outputs("through the stack", forward(stack.X, stack.layers))
    st.markdown("**The same outputs from one layer:**")
    with st.container(horizontal=True, gap="small"):
        _show_layer(
            r"\mathbf{W}, \mathbf{b}", single, inputs, outputs, scale, COMPUTED_DECIMALS
        )
        show_outputs("through one layer", single(stack.X))


def describe_matrices(stack: Stack) -> str:
    """Say how far apart the two ways are, in both formats and without rounding."""
    single, double = (
        float(largest_difference(stack.X.to(dtype), stack.layers)) for dtype in FORMATS
    )
    layers, X = exact_layers(stack.layers), exact_tenths(stack.X)
    exact = exact_forward(X, layers) - exact_collapse(layers)(X)
    num_outputs = len(stack.X) * stack.layers[-1].W.shape[1]
    return (
        f"{len(stack.layers)} layers or one, {count(num_outputs, 'output')} for "
        f"{count(len(stack.X), 'example')} are the same. Computed in float32 they "
        f"differ by at most {power(single)}, in float64 by {power(double)}, and "
        f"without rounding by {exact.largest()}."
    )


def _show_layer(
    name: str,
    layer: Affine,
    rows: list[str],
    columns: list[str],
    scale: int,
    decimals: int,
) -> None:
    M = torch.cat([layer.W, layer.b.unsqueeze(0)])
    _show(name, "", M, [*rows, BIAS], columns, scale, decimals)


def _show(
    name: str,
    how: str,
    M: Tensor,
    rows: list[str],
    columns: list[str],
    scale: int,
    decimals: int,
) -> None:
    with st.container(width="content", gap=None):
        st.markdown(f"${name}$ {how}")
        draw(
            matrix_chart,
            scale,
            alt_text=f"Matrix of {len(rows)} rows and {len(columns)} columns",
            width="content",
            matrix=matrix_frame(M, rows, columns, decimals),
        )

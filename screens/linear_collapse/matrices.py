"""The stack, and the one layer equal to it, as coloured matrices."""

from itertools import pairwise

import torch
from torch import Tensor

from charts.linear_collapse.matrices import BIAS, indexed, matrices_html, matrix_figure
from core.affine import Affine, collapse, forward
from core.linear_collapse.stack import Stack
from serving.kept import kept
from ui.draw import theme_mode


def stack_html(stack: Stack, given: int, computed: int) -> str:
    """Write X, the layers, and the outputs.

    Args:
        stack: The examples and layers.
        given: Decimals of what is given.
        computed: Decimals of what comes out.
    """
    most = max(stack.widths)
    letters = pairwise(["x", *"h" * (len(stack.layers) - 1), "o"])
    layers = [
        _layer(layer, *names, str(k), given, most)
        for k, (layer, names) in enumerate(zip(stack.layers, letters, strict=True), 1)
    ]
    X = _examples(stack.X, "x", given, "<b>X</b>", "The examples X", most)
    O = _outputs(forward(stack.X, stack.layers), "the stack", computed, most)
    return matrices_html([X, *layers, O], f"{_count(len(stack.layers))} layers")


def single_html(stack: Stack, decimals: int, *, known: bool = True) -> str:
    """Write the one layer and its outputs; question marks where it is not `known`."""
    most = max(stack.widths)
    layer = collapse(*stack.layers)
    W = _layer(layer, "x", "o", "", decimals, most, known=known)
    O = _outputs(layer(stack.X), "one layer", decimals, most, known=known)
    return matrices_html([W, O], "One layer")


def _count(number: int) -> str:
    return ("Two", "Three", "Four", "Five", "Six", "Seven")[number - 2]


def _layer(
    layer: Affine,
    rows: str,
    columns: str,
    number: str,
    decimals: int,
    most: int,
    *,
    known: bool = True,
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
        known=known,
    )


def _outputs(
    O: Tensor, way: str, decimals: int, most: int, *, known: bool = True
) -> str:
    title, label = "<b>O</b>", f"The outputs O through {way}"
    return _examples(O, "o", decimals, title, label, most, known=known)


def _examples(
    M: Tensor,
    columns: str,
    decimals: int,
    title: str,
    label: str,
    most: int,
    *,
    known: bool = True,
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
        known=known,
    )

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
    """Write X and the layers with `given` decimals, and O with `computed` ones."""
    most = max(stack.widths)
    letters = pairwise(["x", *"h" * (len(stack.layers) - 1), "o"])
    drawn = {"decimals": given, "most_columns": most}
    layers = [
        _layer(layer, *names, str(k), **drawn)
        for k, (layer, names) in enumerate(zip(stack.layers, letters, strict=True), 1)
    ]
    X = _examples(stack.X, "x", "<b>X</b>", "The examples X", **drawn)
    O = forward(stack.X, stack.layers)
    outputs = _outputs(O, "the stack", decimals=computed, most_columns=most)
    return matrices_html([X, *layers, outputs], f"{_count(len(stack.layers))} layers")


def single_html(stack: Stack, decimals: int, *, known: bool = True) -> str:
    """Write the one layer and its outputs; question marks where it is not `known`."""
    layer = collapse(*stack.layers)
    drawn = {"decimals": decimals, "most_columns": max(stack.widths), "known": known}
    W = _layer(layer, "x", "o", "", **drawn)
    return matrices_html(
        [W, _outputs(layer(stack.X), "one layer", **drawn)], "One layer"
    )


def _count(number: int) -> str:
    return ("Two", "Three", "Four", "Five", "Six", "Seven")[number - 2]


def _layer(layer: Affine, rows: str, columns: str, number: str, **drawn: int) -> str:
    """Write W with b as its last row; `rows` and `columns` are letters."""
    above = f"<sup>({number})</sup>" if number else ""
    label = f"W and b of layer {number}" if number else "W and b of the one layer"
    names = [*indexed(rows, len(layer.W)), BIAS]
    title = f"<b>W</b>{above}, <b>b</b>{above}"
    M = torch.cat([layer.W, layer.b.unsqueeze(0)])
    return _figure(M, names, columns, title, label, **drawn)


def _outputs(O: Tensor, way: str, **drawn: int) -> str:
    return _examples(O, "o", "<b>O</b>", f"The outputs O through {way}", **drawn)


def _examples(M: Tensor, columns: str, title: str, label: str, **drawn: int) -> str:
    """Write a matrix with an example in each row."""
    names = [str(i) for i in range(1, len(M) + 1)]
    return _figure(M, names, columns, title, label, **drawn)


def _figure(
    M: Tensor, rows: list[str], columns: str, title: str, label: str, **drawn: int
) -> str:
    return kept(
        matrix_figure,
        M,
        rows,
        indexed(columns, M.shape[1]),
        title=title,
        label=label,
        mode=theme_mode(),
        **drawn,
    )

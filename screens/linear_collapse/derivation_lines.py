"""The chapter's derivation, line by line, with the reader's numbers in it."""

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from core.affine import Affine, collapse
from screens.linear_collapse.formula import B, W, aligned

# A matrix with more rows or columns shows the first and the last.
MOST_SHOWN = 3
DECIMALS = 2


def given(layers: Sequence[Affine]) -> str:
    """Return a line for each layer's own weights and bias."""
    return "\n\n".join(
        rf"${W}^{{({k})}} = {matrix(layer.W)},\quad {B}^{{({k})}} = {matrix(layer.b)}$"
        for k, layer in enumerate(layers, 1)
    )


def derivation(layers: Sequence[Affine]) -> str:
    """Return a paragraph for each layer that is folded in: its weights and its bias."""
    return "\n\n".join(_steps(layers))


def first_entry(layers: Sequence[Affine]) -> str:
    """Return the line that makes the first entry of the one layer's weights."""
    return entry_line(collapse(*layers[:-1]), layers[-1])


def _steps(layers: Sequence[Affine]) -> Iterator[str]:
    folded, last = layers[0], len(layers)
    for k, layer in enumerate(layers[1:], 2):
        weights = weights_line(folded, layer, k, last)
        yield f"${weights}$ ${biases_line(folded, layer, k, last)}$"
        folded = collapse(folded, layer)


def weights_line(folded: Affine, layer: Affine, k: int, last: int) -> str:
    """Return the weights of the first `k` layers: those before times layer `k`."""
    both = collapse(folded, layer)
    return aligned(
        W if k == last else W + _span(k),
        rf"{W}{_span(k - 1)}\,{W}^{{({k})}}",
        matrix(folded.W) + matrix(layer.W),
        matrix(both.W),
        last_is_exact=_is_exact(both.W),
    )


def biases_line(folded: Affine, layer: Affine, k: int, last: int) -> str:
    """Return the bias of the first `k` layers: that before through layer `k`."""
    both = collapse(folded, layer)
    return aligned(
        B if k == last else B + _span(k),
        rf"{B}{_span(k - 1)}\,{W}^{{({k})}} + {B}^{{({k})}}",
        matrix(folded.b) + matrix(layer.W) + r"\\ &\qquad + " + matrix(layer.b),
        matrix(both.b),
        last_is_exact=_is_exact(both.b),
    )


def entry_line(folded: Affine, layer: Affine) -> str:
    """Return the sum of products that makes the first entry of the last product."""
    row, column = folded.W[0], layer.W[:, 0]
    terms = [
        rf"{_in_sum(x)} \cdot {_in_sum(w)}"
        for x, w in zip(row.tolist(), column.tolist(), strict=True)
    ]
    total = row @ column
    exact = _is_exact(total) and _is_exact(row)
    return aligned(
        "W_{11}",
        " + ".join(_shorten_sum(terms)),
        _number(float(total)),
        last_is_exact=exact,
    )


def matrix(M: Tensor) -> str:
    """Write a matrix or a row in LaTeX, large ones with an ellipsis."""
    lines, cells = [], []
    for row in _shorten(M.reshape(-1, M.shape[-1]).tolist(), None):
        if row is None:
            cells = [r"\ddots" if cell == r"\cdots" else r"\vdots" for cell in cells]
        else:
            values = _shorten(row, None)
            cells = [r"\cdots" if v is None else _number(v) for v in values]
        lines.append(" & ".join(cells))
    return r"\begin{bmatrix}" + r" \\ ".join(lines) + r"\end{bmatrix}"


def _shorten(items: list, ellipsis: object) -> list:
    if len(items) <= MOST_SHOWN:
        return items
    return [items[0], ellipsis, items[-1]]


def _shorten_sum(terms: list[str]) -> list[str]:
    """Break a sum of many terms into lines of two, and leave out the middle."""
    if len(terms) > 6:
        terms = [*terms[:4], r"\cdots", terms[-1]]
    return [
        r"\\ &\qquad " + term if i and i % 2 == 0 else term
        for i, term in enumerate(terms)
    ]


def _span(k: int) -> str:
    """Write the superscript of what the first `k` layers make."""
    return "^{(1)}" if k == 1 else rf"^{{(1\ldots {k})}}"


def _number(value: float) -> str:
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _in_sum(value: float) -> str:
    text = _number(value)
    return f"({text})" if text.startswith("-") else text


def _is_exact(values: Tensor) -> bool:
    """Whether the digits shown are all there are."""
    shown = (values * 10**DECIMALS).round() / 10**DECIMALS
    return torch.allclose(shown, values, rtol=0, atol=1e-9)

"""The chapter's derivation, line by line, with the reader's numbers in it."""

from collections.abc import Sequence

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
    folded, paragraphs = layers[0], []
    for k, layer in enumerate(layers[1:], 2):
        both = collapse(folded, layer)
        span = "" if k == len(layers) else _span(k)
        weights = aligned(
            W + span,
            rf"{W}{_span(k - 1)}\,{W}^{{({k})}}",
            matrix(folded.W) + matrix(layer.W),
            matrix(both.W),
            last_is_exact=_is_exact(both.W),
        )
        biases = aligned(
            B + span,
            rf"{B}{_span(k - 1)}\,{W}^{{({k})}} + {B}^{{({k})}}",
            matrix(folded.b) + matrix(layer.W) + r"\\ &\qquad + " + matrix(layer.b),
            matrix(both.b),
            last_is_exact=_is_exact(both.b),
        )
        paragraphs.append(f"${weights}$ ${biases}$")
        folded = both
    return "\n\n".join(paragraphs)


def first_entry(layers: Sequence[Affine]) -> str:
    """Return the sum of products that makes the first entry of the one layer's W."""
    row, column = collapse(*layers[:-1]).W[0], layers[-1].W[:, 0]
    terms = [
        rf"{_in_sum(x)} \cdot {_in_sum(w)}"
        for x, w in zip(row.tolist(), column.tolist(), strict=True)
    ]
    total = row @ column
    return aligned(
        "W_{11}",
        " + ".join(_shorten_sum(terms)),
        _number(float(total)),
        last_is_exact=_is_exact(total) and _is_exact(row),
    )


def matrix(M: Tensor) -> str:
    """Write a matrix or a row in LaTeX, large ones with an ellipsis."""
    rows = [
        _shorten([_number(value) for value in row], r"\cdots")
        for row in M.reshape(-1, M.shape[-1]).tolist()
    ]
    dots = [r"\ddots" if cell == r"\cdots" else r"\vdots" for cell in rows[0]]
    lines = [" & ".join(row) for row in _shorten(rows, dots)]
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
    return f"{value:z.{DECIMALS}f}".rstrip("0").rstrip(".")


def _in_sum(value: float) -> str:
    text = _number(value)
    return f"({text})" if text.startswith("-") else text


def _is_exact(values: Tensor) -> bool:
    """Whether the digits shown are all there are."""
    return torch.allclose(values.round(decimals=DECIMALS), values, rtol=0, atol=1e-9)

"""A reader's own matrices as a short text that fits into a link.

``W1 = 1 2; 3 4 / b1 = 0.5 -1`` replaces W1 and b1: rows end in ``;``, matrices in
``/``, and a comma is as good as a space.
"""

import re
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from core.affine import Affine
from core.linear_collapse.stack import Stack, in_tenths

MOST_SIZE = 12
"""Rows and columns that still fit on a page."""
LARGEST_ENTRY = 9.9
NAME = re.compile(r"X|[Wb][1-9]")


def read_matrices(text: str) -> dict[str, Tensor]:
    """Read named matrices, float64, in tenths.

    Raises:
        ValueError: With a sentence for the reader if something is not a matrix.
    """
    matrices = {}
    for part in filter(str.strip, text.split("/")):
        name, equals, body = (piece.strip() for piece in part.partition("="))
        if not equals or not NAME.fullmatch(name):
            raise ValueError(f"“{part.strip()[:30]}” does not start like W1 = or b1 =.")
        matrices[name] = _read_rows(name, body)
    return matrices


def write_matrices(matrices: dict[str, Tensor]) -> str:
    """Write matrices so that `read_matrices` returns them."""
    return " / ".join(
        f"{name} = " + "; ".join(" ".join(f"{v:g}" for v in row) for row in M.tolist())
        for name, M in matrices.items()
    )


def named_matrices(stack: Stack) -> dict[str, Tensor]:
    """Return X, W1, b1, W2, ... of a stack; a bias is a matrix of one row."""
    named = {"X": stack.X}
    for k, layer in enumerate(stack.layers, 1):
        named |= {f"W{k}": layer.W, f"b{k}": layer.b.unsqueeze(0)}
    return named


def sizes_with(
    widths: Sequence[int], num_examples: int, matrices: Mapping[str, Tensor]
) -> tuple[tuple[int, ...], int]:
    """Return the widths and the number of examples that `matrices` ask for.

    A later matrix counts more than an earlier one; whether they fit each other is for
    `replace_matrices` to say.

    Raises:
        ValueError: If a matrix has more than `MOST_SIZE` rows or columns.
    """
    widths = list(widths)
    for name, M in matrices.items():
        if max(M.shape) > MOST_SIZE:
            raise ValueError(f"{name} is {_size(M)}; {MOST_SIZE} is the most.")
        layer = int(name[1:] or 0)
        if layer >= len(widths):
            continue
        widths[layer] = M.shape[1]
        if name.startswith("W"):
            widths[layer - 1] = M.shape[0]
        if name == "X":
            num_examples = M.shape[0]
    return tuple(widths), num_examples


def replace_matrices(stack: Stack, matrices: dict[str, Tensor]) -> Stack:
    """Put `matrices` in the place of those of the same name.

    Raises:
        ValueError: If a matrix has no place in the stack or not the size of its place.
    """
    named = named_matrices(stack)
    for name, M in matrices.items():
        if name not in named:
            raise ValueError(
                f"There is no {name}: this stack has {len(stack.layers)} layers."
            )
        if M.shape != named[name].shape:
            raise ValueError(
                f"{name} is {_size(M)} in your text, but {_size(named[name])} fits "
                "between its neighbours."
            )
    named |= matrices
    layers = (
        Affine(named[f"W{k}"], named[f"b{k}"].squeeze(0))
        for k in range(1, len(stack.layers) + 1)
    )
    return Stack(named["X"], tuple(layers))


def _read_rows(name: str, body: str) -> Tensor:
    rows = [row.replace(",", " ").split() for row in body.split(";")]
    lengths = sorted({len(row) for row in rows})
    if len(lengths) > 1:
        raise ValueError(
            f"{name} has rows of {lengths[0]} and of {lengths[-1]} numbers."
        )
    if lengths == [0]:
        raise ValueError(f"{name} has no numbers.")
    return in_tenths(
        torch.tensor([[_number(name, word) for word in row] for row in rows])
    )


def _number(name: str, word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        raise ValueError(f"“{word[:20]}” in {name} is not a number.") from None
    if not abs(value) <= LARGEST_ENTRY:
        raise ValueError(
            f"{word[:20]} in {name} is not between -{LARGEST_ENTRY} and "
            f"{LARGEST_ENTRY}."
        )
    return value


def _size(M: Tensor) -> str:
    return f"{M.shape[0]} × {M.shape[1]}"

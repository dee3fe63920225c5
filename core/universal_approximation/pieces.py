"""The broken line that a ReLU network draws over one input, exactly.

A float is a fraction, so kinks, slopes and pieces are fractions too, and whether two
kinks coincide or a bend cancels is a yes or a no. Units are followed as broken lines
over common points: an affine layer maps the values there, a ReLU adds the points where
a unit crosses 0.

In one hidden layer each unit bends the curve at its kink -b/w, so h units make at most
h + 1 pieces; fewer, where kinks lie outside, coincide, or where a unit never switches
on.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from core.affine import Affine
from core.mlp import MLP

TAGS = ("active", "duplicate", "always on", "dead", "unused")


class Piece(NamedTuple):
    """A stretch [left, right] on which the network is slope · x + intercept."""

    left: Fraction
    right: Fraction
    slope: Fraction
    intercept: Fraction


class Point(NamedTuple):
    """A place, and what all units of a layer give there."""

    x: Fraction
    units: list[Fraction]


def exact(values: Tensor) -> list[Fraction]:
    """Return the numbers in `values`, flattened, as the fractions they are."""
    return [Fraction(value) for value in values.flatten().tolist()]


class HiddenUnit(NamedTuple):
    """A hidden unit of one input on an interval.

    Attributes:
        kink: -b/w, where it switches; None for w = 0.
        bend: v |w|, by how much it changes the slope there.
        tag: "active" has a kink of its own inside the interval; "duplicate" shares it
            with an earlier unit; "always on" adds a straight line; "dead" is
            never above 0; "unused" has an output weight of 0.
    """

    kink: Fraction | None
    bend: Fraction
    tag: str


def max_pieces(num_hiddens: int) -> int:
    """Return the most pieces that one hidden layer of ReLU units can have."""
    return num_hiddens + 1


def tag_units(mlp: MLP, low: float, high: float) -> list[HiddenUnit]:
    """Say of every hidden unit what it does on the interval (low, high)."""
    ends = Fraction(low), Fraction(high)
    taken: set[Fraction] = set()
    units = []
    for w, b, v in zip(exact(mlp.W1), exact(mlp.b1), exact(mlp.W2), strict=True):
        kink = -b / w if w else None
        tag = _tag(w, b, v, ends, kink, taken)
        units.append(HiddenUnit(kink, v * abs(w), tag))
        if tag == "active":
            taken.add(kink)
    return units


def _tag(
    w: Fraction,
    b: Fraction,
    v: Fraction,
    ends: tuple[Fraction, Fraction],
    kink: Fraction | None,
    taken: set[Fraction],
) -> str:
    if v == 0:
        return "unused"
    if max(w * end + b for end in ends) <= 0:
        return "dead"
    if min(w * end + b for end in ends) >= 0:
        return "always on"
    return "duplicate" if kink in taken else "active"


def single_units(mlp: MLP, low: float, high: float) -> tuple[Tensor, Tensor]:
    """Return what each hidden unit alone adds at both ends and at its kink.

    Returns:
        Places in order and v ReLU(w x + b) there, shape (num_hiddens, 3) each; a unit
        without a kink in between has an end twice.
    """
    w, b, v = mlp.W1[0], mlp.b1, mlp.W2[:, 0]
    kinks = torch.where(w == 0, low, -b / w).clamp(low, high)
    ends = torch.tensor([low, high], dtype=w.dtype).expand(len(w), 2)
    x = torch.stack([ends[:, 0], kinks, ends[:, 1]], dim=1)
    return x, v[:, None] * torch.relu(w[:, None] * x + b[:, None])


def pieces(mlp: MLP, low: float, high: float) -> list[Piece]:
    """Return the affine pieces of a one-input ReLU network from left to right."""
    layers = (Affine(mlp.W1, mlp.b1), Affine(mlp.W2, mlp.b2))
    return deep_pieces(layers, low, high)


def deep_pieces(layers: Iterable[Affine], low: float, high: float) -> list[Piece]:
    """Return the affine pieces of a ReLU network of any depth, one input, one output.

    Args:
        layers: The affine layers, with a ReLU between one and the next.
        low: Left end of the interval.
        high: Right end of the interval.
    """
    points = [Point(end, [end]) for end in (Fraction(low), Fraction(high))]
    for depth, layer in enumerate(layers):
        if depth:
            points = _rectify(points)
        columns = [exact(column) for column in layer.W.T]
        biases = exact(layer.b)
        points = [Point(x, _affine(columns, biases, units)) for x, units in points]
    return _merge(points)


def _affine(
    columns: list[list[Fraction]], biases: list[Fraction], units: list[Fraction]
) -> list[Fraction]:
    return [
        b + sum(w * unit for w, unit in zip(column, units, strict=True))
        for column, b in zip(columns, biases, strict=True)
    ]


def _rectify(points: list[Point]) -> list[Point]:
    """Add the points at which a unit crosses 0, and set what is below 0 to 0."""
    fine = points[:1]
    for (left, before), (right, after) in pairwise(points):
        pairs = list(zip(before, after, strict=True))
        for share in sorted({y / (y - z) for y, z in pairs if y * z < 0}):
            x = left + share * (right - left)
            fine.append(Point(x, [y + share * (z - y) for y, z in pairs]))
        fine.append(Point(right, after))
    return [Point(x, [max(y, Fraction(0)) for y in units]) for x, units in fine]


def _merge(points: list[Point]) -> list[Piece]:
    """Join neighbouring stretches that lie on one line."""
    found: list[Piece] = []
    for (left, [y]), (right, [y_next]) in pairwise(points):
        slope = (y_next - y) / (right - left)
        piece = Piece(left, right, slope, y - slope * left)
        if found and found[-1][2:] == piece[2:]:
            piece = piece._replace(left=found.pop().left)
        found.append(piece)
    return found

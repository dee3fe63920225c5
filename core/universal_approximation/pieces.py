"""Pieces of one hidden ReLU layer on an interval, counted exactly, and what makes them.

Each unit bends the curve at its kink -b/w, so h units make at most h + 1 pieces; fewer,
where kinks lie outside, coincide, or where a unit never switches on.
"""

from fractions import Fraction
from typing import NamedTuple

from core.affine import Affine
from core.mlp import MLP
from core.universal_approximation.piecewise_linear import Piece, deep_pieces, exact

TAGS = ("active", "duplicate", "always on", "dead", "unused")


class Unit(NamedTuple):
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


def tag_units(mlp: MLP, low: Fraction, high: Fraction) -> list[Unit]:
    """Say of every hidden unit what it does on the interval (low, high)."""
    taken: set[Fraction] = set()
    units = []
    for w, b, v in zip(exact(mlp.W1), exact(mlp.b1), exact(mlp.W2), strict=True):
        kink = -b / w if w else None
        units.append(Unit(kink, v * abs(w), _tag(w, b, v, (low, high), kink, taken)))
        if units[-1].tag == "active":
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


def pieces(mlp: MLP, low: Fraction, high: Fraction) -> list[Piece]:
    """Return the affine pieces of a one-input ReLU network from left to right."""
    layers = (Affine(mlp.W1, mlp.b1), Affine(mlp.W2, mlp.b2))
    return deep_pieces(layers, low, high)

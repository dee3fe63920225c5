"""A reader's own table as points of the plane that a hand may move.

Two features are the place of a point, the label is its class. A point that is moved or
added lies on the steps of an axis; the others keep every digit of the table.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from core.datasets.own.packing import DIGITS

MOST_POINTS = 200
"""So many points of a table can be moved by hand, and a link still carries them."""
ROOM = 0.15
"""Of the extent of the points, free on each side of them."""
FEWEST_STEPS = 50
FINEST = 1e-8
Row = tuple[float, float, int]
"""Place on both axes, and 0 or 1 for the class."""


class Steps(NamedTuple):
    """An axis that is gone along in steps, from `low` to `high`."""

    low: float
    high: float
    step: float


class Plane(NamedTuple):
    """A table of two features and a label.

    Attributes:
        names: Of the three columns.
        labels: Of the classes 0 and 1.
        rows: Its examples.
    """

    names: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[Row, ...]

    def axis(self, column: int) -> Steps:
        """Return the axis of a feature, with room around the points."""
        return steps_around([row[column] for row in self.rows])

    def table(self, rows: Sequence[Row]) -> str:
        """Write other rows under the same names and labels, in plain form."""
        lines = [self.names] + [
            (f"{x:.{DIGITS}g}", f"{y:.{DIGITS}g}", self.labels[kind])
            for x, y, kind in rows
        ]
        return "\n".join("\t".join(line) for line in lines)


def read_plane(plain: str) -> Plane:
    """Read a plain table (`packing.plain_table`) as points of the plane.

    Raises:
        ValueError: If it has not two features and a label, or too many rows.
    """
    names, *cells = (tuple(line.split("\t")) for line in plain.split("\n"))
    if len(names) != 3:
        raise ValueError(
            f"the table has {len(names)} columns: only two features and a label are "
            "points of a plane"
        )
    if len(cells) > MOST_POINTS:
        raise ValueError(
            f"the table has {len(cells):,} rows: at most {MOST_POINTS} can be moved by "
            "hand"
        )
    labels = tuple(sorted({label for _, _, label in cells}))
    rows = ((float(x), float(y), labels.index(label)) for x, y, label in cells)
    return Plane(names, labels, tuple(rows))


def steps_around(values: Sequence[float]) -> Steps:
    """Return an axis around values, in 50 to 1,000 steps of a power of ten."""
    low, high = min(values), max(values)
    extent = high - low or abs(low) or 1.0
    step = max(10.0 ** math.floor(math.log10(extent / FEWEST_STEPS)), FINEST)
    digits = max(0, round(-math.log10(step)))
    first = math.floor((low - ROOM * extent) / step)
    last = math.ceil((high + ROOM * extent) / step)
    return Steps(round(first * step, digits), round(last * step, digits), step)

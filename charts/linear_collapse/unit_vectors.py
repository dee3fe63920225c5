"""The plane under a matrix W whose rows are grabbed: they are the unit vectors' images.

Grid and points are tables of the plane as it was, and the browser maps them: with row
vectors, (x1, x2) W = x1 e₁W + x2 e₂W.
"""

from collections.abc import Sequence

import altair as alt

from charts import theme
from charts.hand.grabbable import Grabbable
from charts.hand.handle import Handle
from charts.hand.movable import Movable
from charts.linear_collapse.plane_layers import kind_color, kind_shape, plane_axes

COLORS = theme.RIGHT, theme.OTHER
"""Of the images of both unit vectors: none of them is a class."""
BESIDE = 34
"""Pixels from the middle of a disc to that of its name."""


def unit_vectors_chart(grab: tuple[Movable, ...]) -> Grabbable:
    """Map the tables "grid", "points" and "meeting" by a matrix.

    Args:
        grab: The entries of W, row by row.
    """
    entries = [number.key for number in grab]
    rows = tuple(zip(entries[::2], entries[1::2], strict=True))
    handles = [
        Handle(
            f"e{i}", f"image of unit vector {i}", x=f"now_{x}", y=f"now_{y}",
            moves={x: "to_x", y: "to_y"}, text=f"'{name}W'", color=color,
            beside=_apart(rows, i - 1),
        )
        for i, (name, (x, y), color) in enumerate(
            zip(("e₁", "e₂"), rows, COLORS, strict=True), start=1
        )
    ]  # fmt: skip
    x, y = plane_axes("first coordinate", "second coordinate")
    x.shorthand, y.shorthand = "to1:Q", "to2:Q"
    grid = _mapped("grid", rows).mark_line(
        color=theme.MUTED, strokeWidth=0.9, clip=True, aria=False, tooltip=None
    )
    points = _mapped("points", rows).mark_point(
        filled=True, size=34, opacity=0.8, clip=True, aria=False, tooltip=None
    )
    meeting = _mapped("meeting", rows).mark_line(
        strokeWidth=3, clip=True, aria=False, tooltip=None
    )
    held = (layer for handle in handles for layer in handle.layers())
    chart = alt.layer(
        grid.encode(x=x, y=y, detail="line:N", order="order:Q"),
        points.encode(x=x, y=y, color=kind_color(), shape=kind_shape()),
        meeting.encode(x=x, y=y, color=kind_color(), order="order:Q"),
        *(_arrow(handle) for handle in handles),
        *held,
    )
    return Grabbable(chart, grab, handles)


def _apart(rows: Sequence[tuple[str, str]], i: int) -> tuple[str, str]:
    """Write where the name of an arrow stands: off the way, away from the other one."""
    (x1, y1), (x2, y2) = ((f"now_{x}", f"now_{y}") for x, y in rows)
    left = f"({x1} * {y2} < {y1} * {x2} ? -1 : 1)"  # of the first is the second
    x, y = ((x1, y1), (x2, y2))[i]
    side = f"{'-' * i}{left} * {BESIDE} / max(sqrt({x} * {x} + {y} * {y}), 0.1)"
    return f"{side} * {y}", f"{side} * {x}"


def _mapped(name: str, rows: Sequence[tuple[str, str]]) -> alt.Chart:
    """Begin a layer with the table's points under W, in columns of their own.

    What is written over would be mapped again at the next move.
    """
    first, second = mapped_expressions(rows)
    return alt.Chart(alt.NamedData(name)).transform_calculate(to1=first, to2=second)


def mapped_expressions(rows: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Write both coordinates of a point under W as expressions of Vega.

    Args:
        rows: Keys of the entries of W, row by row.
    """
    first, second = (
        f"datum.x1 * now_{above} + datum.x2 * now_{below}"
        for above, below in zip(*rows, strict=True)
    )
    return first, second


def _arrow(handle: Handle) -> alt.Chart:
    shaft = alt.Chart(alt.sequence(0, 1)).mark_rule(
        color=handle.color, strokeWidth=4, aria=False, tooltip=None
    )
    place = handle.place()
    return shaft.encode(
        x=alt.value(alt.expr("scale('x', 0)")), x2=place["x"],
        y=alt.value(alt.expr("scale('y', 0)")), y2=place["y"],
    )  # fmt: skip

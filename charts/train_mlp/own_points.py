"""A reader's own examples in the plane, moved by hand over the sides of a network."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts import theme
from charts.hand.grabbable import Grabbable
from charts.hand.movable import Movable
from charts.hand.points import Points

KINDS = {"blue": theme.CLASS_0, "orange": theme.CLASS_1}
"""The classes 0 and 1, as the control calls them."""
SHADE, DIMMED = 0.22, 0.08
Stretch = tuple[float, float, float, float]


def sides_frame(sides: Sequence[Sequence[Stretch]]) -> pd.DataFrame:
    """Tabulate where the network says which class: left, right, low, high and kind.

    Args:
        sides: Rectangles (left, right, low, high) of each class of `KINDS`.
    """
    rows = [
        (*stretch, kind)
        for kind, of in zip(KINDS, sides, strict=False)
        for stretch in of
    ]
    return pd.DataFrame(rows, columns=["left", "right", "low", "high", "kind"])


def own_points_chart(titles: tuple[str, str], grab: tuple[Points, ...]) -> Grabbable:
    """The frame "sides" below points that are moved, added and taken away."""
    (points,) = grab
    x, y = _along(alt.X, points.x, titles[0]), _along(alt.Y, points.y, titles[1])
    scale = {"domain": list(KINDS), "range": list(KINDS.values())}
    fill = alt.Fill("kind:N").scale(**scale).legend(None)
    # They are of the points before, until the network is trained again.
    dimmed = alt.expr(f"moved_{points.key} ? {DIMMED} : {SHADE}")
    sides = (
        alt.Chart(alt.NamedData("sides"))
        .mark_rect(opacity=dimmed, clip=True, aria=False, tooltip=None)
        .encode(x=x("left"), x2="right:Q", y=y("low"), y2="high:Q", fill=fill)
    )
    chart = alt.layer(sides, *points.layers(x, y, fill))
    return Grabbable(chart, grab)


def _along(axis: type, of: Movable, title: str):
    def encode(column: str) -> alt.X | alt.Y:
        scale = {"domain": (of.low, of.high), "nice": False, "zero": False}
        ticks = alt.Axis(grid=False, tickCount=6, labelFlush=False, titlePadding=4)
        return axis(f"{column}:Q", title=title, axis=ticks).scale(**scale)

    return encode

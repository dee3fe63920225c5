"""What all that can be grabbed is made of: how it looks, and how it is written."""

from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt

from charts import theme

HERE = "here"
"""The table of one row that says where the server has the numbers."""
SINCE = "since"
"""In a report, when the hand or the key came; in `HERE`, that of the last one heard."""
EARLIER = "earlier"
"""In a report, the one before it, if the server has not heard of that yet."""
ROLE = "handle"
"""By which `ui/assets/grab.js` finds what can be grabbed."""
ACROSS = 26
"""Pixels across of what is held."""
TARGET = 44
"""Pixels across of what a finger has to hit."""
HEADS = {
    "to_x": "M.68,0L.26,-.36L.26,.36Z M-.68,0L-.26,-.36L-.26,.36Z",
    "to_y": "M0,.68L-.36,.26L.36,.26Z M0,-.68L-.36,-.26L.36,-.26Z",
}
"""Arrowheads in the directions a disc can go, in halves of its width."""
LARGE = 10
"""Steps that an arrow key takes with Shift."""
END = "__"
"""Of a name, in a chart of Altair, which numbers the names of charts side by side."""
STEP = f"(event.shiftKey ? {LARGE} : 1)"
SILENT = {"opacity": 1, "aria": False, "tooltip": None}


def disc(chart: alt.Chart, across: float, color: str) -> alt.Chart:
    """Draw what is held."""
    return chart.mark_point(
        shape="circle", size=across**2, fill=color, stroke=theme.PAPER,
        strokeWidth=2.5, **SILENT,
    )  # fmt: skip


def arrows(chart: alt.Chart, ways: Iterable[str]) -> alt.Chart:
    """Draw on a disc where it can go: keys of `HEADS`."""
    return chart.mark_point(
        shape=" ".join(HEADS[way] for way in ways), size=ACROSS**2,
        fill=theme.PAPER, strokeWidth=0, **SILENT,
    )  # fmt: skip


def target(chart: alt.Chart, said: str, across: float = TARGET) -> alt.Chart:
    """Draw, nearly invisible, what can be hit; `said` is what a screen reader says."""
    return chart.mark_point(
        shape="circle", size=across**2, fill=theme.INK, strokeWidth=0, opacity=0.01,
        cursor="grab", tooltip=None, aria=True, ariaRole="slider",
        ariaRoleDescription=ROLE, description=alt.expr(said),
    )  # fmt: skip


def brought(name: str) -> alt.Chart:
    """Draw nothing, but bring along a table for expressions."""
    table = alt.Chart(alt.NamedData(name)).transform_filter("false")
    nothing = table.mark_point(aria=False, tooltip=None)
    return nothing.encode(x=alt.value(0), y=alt.value(0))


def told() -> alt.Chart:
    """Draw nothing, but bring along what the server says, and room at the edges.

    With every answer Vega fits the picture in anew, by all that is drawn. Without room
    for a target anywhere at the edge the frame would move by what stands over.
    """
    # Without a colour a hand reaches through it.
    room = alt.Chart(alt.NamedData(HERE)).mark_rect(
        fill=None, stroke=None, xOffset=-TARGET / 2, x2Offset=TARGET / 2,
        yOffset=-TARGET / 2, y2Offset=TARGET / 2, **SILENT,
    )  # fmt: skip
    return room.encode(
        x=alt.value(0), x2=alt.value("width"),
        y=alt.value(0), y2=alt.value("height"),
    )  # fmt: skip


def named(spec: Any) -> Any:
    """Give the views of a compiled chart the names that end in `END` as they were."""
    if isinstance(spec, list):
        return [named(part) for part in spec]
    if not isinstance(spec, dict):
        return spec
    name = spec.get("name")
    plain = {"name": name.partition(END)[0]} if isinstance(name, str) else {}
    return {key: named(part) for key, part in spec.items()} | plain


def record(entries: Mapping[str, str]) -> str:
    """Write an object of Vega's expressions."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"


def scale_of(view: str, axis: str) -> str:
    """Name the scale of an axis in a panel of that name, as an expression."""
    return f"'{view}_{axis}'" if view else f"'{axis}'"


def under_hand(view: str, axis: str) -> str:
    """Write where the pointer holds the disc, in units of the axis."""
    return f"invert({scale_of(view, axis)}, {axis}() + held.d{axis})"

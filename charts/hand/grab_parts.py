"""What all that can be grabbed is made of: how it looks, and how it is written."""

from collections.abc import Mapping
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
TARGET = 44
"""Pixels across of what a finger has to hit."""
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


def target(chart: alt.Chart, said: str, across: float = TARGET) -> alt.Chart:
    """Draw, nearly invisible, what can be hit; `said` is what a screen reader says."""
    return chart.mark_point(
        shape="circle", size=across**2, fill=theme.INK, strokeWidth=0, opacity=0.01,
        cursor="grab", tooltip=None, aria=True, ariaRole="slider",
        ariaRoleDescription=ROLE, description=alt.expr(said),
    )  # fmt: skip


def told() -> alt.Chart:
    """Draw nothing, but bring along what the server says."""
    chart = alt.Chart(alt.NamedData(HERE)).mark_point(size=0, **SILENT)
    return chart.encode(x=alt.value(0), y=alt.value(0))


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

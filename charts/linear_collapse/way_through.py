"""The plane on its way through a network, and the way as a rail to move t along.

Between two steps every point goes straight on, so that where all points are after each
step is enough for the browser to draw any t.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts import theme
from charts.hand.grabbable import Grabbable
from charts.hand.handle import Handle
from charts.hand.movable import Movable
from charts.linear_collapse.plane_layers import (
    kind_color,
    kind_shape,
    over,
    plane_axes,
    point_layer,
)
from core.linear_collapse.plane import STEPS

SHARE = 0.8
"""Of the width of the picture, the length of the rail."""
BELOW = f"(height + 44 * {theme.TYPE})"
"""Where the rail is, in pixels: under the labels of the axis, where no point goes."""
NARROW = f"width < 420 * {theme.TYPE}"


def told_frame(told: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Tabulate what stands in the picture at a time: t, large and small."""
    rows = [(time, f"t = {time}", words) for time, words in told]
    return pd.DataFrame(rows, columns=["t", "large", "small"])


def way_through_chart(grab: tuple[Movable, ...]) -> Grabbable:
    """The tables "grid" and "points", and at each t "line", "meeting" and "told".

    Args:
        grab: The time t.
    """
    (t,) = grab
    x, y = plane_axes(None, None)
    handle = _handle(t)
    line = _at("line", t).mark_line(color=theme.RIGHT, strokeWidth=3, clip=True)
    meeting = _at("meeting", t)
    chart = alt.layer(
        _carried("grid")
        .mark_line(color=theme.MUTED, strokeWidth=0.9, clip=True, tooltip=None)
        .encode(x=x, y=y, detail="line:N", order="order:Q"),
        point_layer(x, y, _carried("points")),
        line.encode(x=x, y=y),
        meeting.mark_line(strokeWidth=2.5, clip=True).encode(
            x=x, y=y, color=kind_color(), order="order:Q"
        ),
        meeting.mark_point(size=120, strokeWidth=2.5, clip=True).encode(
            x=x, y=y, color=kind_color(), shape=kind_shape()
        ),
        *_told(_at("told", t)),
        *_rail(t),
        *handle.layers(),
    )
    return Grabbable(chart.add_params(*_columns(t)), grab, [handle])


def _at(name: str, t: Movable) -> alt.Chart:
    """Begin a layer with what a table has at t."""
    return over(name).transform_filter(f"datum.t === text_{t.key}")


def _carried(name: str) -> alt.Chart:
    """Begin a layer with the points of a table where they are at t: x1 and x2."""
    x1, x2 = (
        f"datum[from_{axis}] + part * (datum[to_{axis}] - datum[from_{axis}])"
        for axis in "ab"
    )
    return over(name).transform_calculate(x1=x1, x2=x2)


def _columns(t: Movable) -> Sequence[alt.Parameter]:
    """Name the columns between which t is, once for all points, and how far it is."""
    now, ways = f"now_{t.key}", {"from": "floor", "to": "ceil"}
    names = [
        alt.param(name=f"{way}_{axis}", expr=f"'{axis}' + {whole}({now})")
        for way, whole in ways.items()
        for axis in "ab"
    ]
    return *names, alt.param(name="part", expr=f"{now} - floor({now})")


def _handle(t: Movable) -> Handle:
    return Handle(
        "t", "t, the way through the network",
        x=f"invert('x', {_along(f'now_{t.key}', t)})", y=f"invert('y', {BELOW})",
        within=False,
        moves={t.key: f"{t.low} + {t.high - t.low} * "
        f"((scale('x', to_x) / width - 0.5) / {SHARE} + 0.5)"},
    )  # fmt: skip


def _along(value: str, t: Movable) -> str:
    """Write where on the rail a time is, in pixels."""
    return f"(width * (0.5 + {SHARE} * (({value} - {t.low}) / {t.high - t.low} - 0.5)))"


def _rail(t: Movable) -> Sequence[alt.Chart]:
    """Name what happens from each whole t to the next."""
    x, x2 = (alt.value(alt.expr(_along(f"{end}", t))) for end in (t.low, t.high))
    y = alt.value(alt.expr(BELOW))
    rail = alt.Chart(alt.sequence(0, 1)).encode(x=x, x2=x2, y=y)
    silent = {"aria": False, "tooltip": None}
    ticks = alt.Chart(alt.sequence(0, len(STEPS), as_="i")).encode(
        x=alt.value(alt.expr(_along("datum.i", t))), y=y
    )
    names = alt.Chart(alt.sequence(0, len(STEPS) - 1, as_="i")).encode(
        x=alt.value(alt.expr(_along("(datum.i + 0.5)", t))), y=y
    )
    return (
        rail.mark_rule(color=theme.INK, strokeWidth=3, **silent),
        ticks.mark_point(
            filled=True, size=70, fill=theme.INK, stroke=theme.PAPER, strokeWidth=1.5,
            opacity=1, **silent,
        ),
        names.mark_text(
            dy=18, baseline="top", text=alt.expr(f"{list(STEPS[1:])}[datum.i]"),
            color=theme.INK, **theme.NAME, **silent,
        ),
    )  # fmt: skip


def _told(told: alt.Chart) -> Sequence[alt.Chart]:
    """Write above the picture what time it is and, beside it or below, what happens."""
    large, small = (
        told.mark_text(
            align="left", baseline="bottom", x=0, y=0, dx=alt.expr(dx), dy=alt.expr(dy),
            limit=alt.expr(f"width + 50 * {theme.TYPE}"), color=theme.INK, **style,
        ).encode(text=f"{column}:N")
        for column, dx, dy, style in (
            ("large", f"{NARROW} ? -28 : 0", f"{NARROW} ? -24 : -4",
             {"fontSize": 24, "fontWeight": "bold"}),
            ("small", f"{NARROW} ? -28 : 100", "-7", {"fontSize": 14}),
        )
    )  # fmt: skip
    return large, small

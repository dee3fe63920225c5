"""Lines, each with its name at its end: the pictures of lesson 3.

One template for each pair of axes, and everything in it is a row of a table: what is
not told yet is an empty table, and a reveal only adds marks. A row says by its `stroke`
how it looks: "0" to "7" for the functions compared, "muted" for what they are held
against, "ink" and "wrong".
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import altair as alt

from charts import theme
from core.notation import superscript

DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 1], [12, 4], [1, 3], [6, 2, 1, 2])
"""One pattern a function: colour is not the only thing that tells them apart."""
STROKES = {
    **{str(i): (color, DASHES[i]) for i, color in enumerate(theme.SERIES)},
    "muted": (theme.MUTED, theme.DASHED),
    "ink": (theme.INK, [1, 0]),
    "wrong": (theme.WRONG, [1, 0]),
}
POWERS = {str(p): f"10{superscript(p)}" for p in range(-40, 41)} | {"0": "1"}
"""As the sentences beside the picture write powers of ten."""
EXTENT = 46
"""Pixels for the labels of an axis, so that panels one above the other are in line."""
NAME_LENGTH = 260


class Axis(NamedTuple):
    """One axis of a picture.

    Attributes:
        title: What it measures.
        low: Where it begins.
        high: Where its last tick may stand.
        ticks: Where its labels stand.
        free: How much further the picture goes on, for the names of lines.
        is_log: Whether it counts powers of ten.
    """

    title: str
    low: float
    high: float
    ticks: tuple[float, ...]
    free: float = 0.0
    is_log: bool = False


def lines_chart(x: Axis, y: Axis, parts: tuple[str, ...]) -> alt.LayerChart:
    """Layers over the tables named in `parts`, keys of `line_tables.FRAMES`."""
    draws = {
        "areas": _areas,
        "bands": _bands,
        "tangents": _tangents,
        "lines": _lines,
        "points": _points,
        "names": _names,
        "large": _large,
    }
    layers = [layer for part in parts for layer in draws[part](_x(x), _y(y))]
    return alt.layer(*layers).properties(height="container", width="container")


def _x(axis: Axis) -> alt.X:
    return alt.X("x:Q", title=axis.title, scale=_scale(axis), axis=_ticks(axis))


def _y(axis: Axis) -> alt.Y:
    ticks = _ticks(axis, minExtent=EXTENT, maxExtent=EXTENT)
    return alt.Y("y:Q", title=axis.title, scale=_scale(axis), axis=ticks)


def _scale(axis: Axis) -> alt.Scale:
    return alt.Scale(
        domain=(axis.low, axis.high + axis.free),
        nice=False,
        zero=False,
        type="log" if axis.is_log else "linear",
    )


def _ticks(axis: Axis, **more: float) -> alt.Axis:
    # A format would round a tick of 0.25 to the tenths that the others have.
    plain = "replace(datum.value, '-', '−')"
    label = f"{POWERS}[round(log(datum.value) / LN10)]" if axis.is_log else plain
    return alt.Axis(
        values=list(axis.ticks),
        labelFlush=False,
        labelOverlap=False,
        labelExpr=label,
        **more,
    )


def _color() -> alt.Color:
    colors = [color for color, _ in STROKES.values()]
    return alt.Color("stroke:N", legend=None).scale(domain=list(STROKES), range=colors)


def _dash() -> alt.StrokeDash:
    dashes = [dash for _, dash in STROKES.values()]
    return alt.StrokeDash("stroke:N", legend=None).scale(
        domain=list(STROKES), range=dashes
    )


def _areas(x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    shade = alt.Chart(alt.NamedData("areas")).mark_rect(opacity=0.13, clip=True)
    x.shorthand, y.shorthand = "left:Q", "bottom:Q"
    return (shade.encode(x=x, x2="right:Q", y=y, y2="top:Q", color=_color()),)


def _bands(x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    y.shorthand = "low:Q"
    band = alt.Chart(alt.NamedData("bands")).mark_area(opacity=0.15, clip=True)
    return (band.encode(x=x, y=y, y2="high:Q", color=_color()),)


def _lines(x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    lines = alt.Chart(alt.NamedData("lines")).mark_line(
        strokeWidth=2.5, clip=True, aria=False
    )
    return (lines.encode(x=x, y=y, color=_color(), strokeDash=_dash()),)


def _tangents(x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    wide = alt.Chart(alt.NamedData("tangents")).mark_line(
        strokeWidth=7, opacity=0.4, clip=True, aria=False
    )
    return (wide.encode(x=x, y=y, color=_color()),)


def _points(x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    dots = alt.Chart(alt.NamedData("points")).mark_circle(
        size=110, opacity=1, clip=True, aria=False
    )
    return (dots.encode(x=x, y=y, color=_color()),)


def _names(x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    text = alt.Chart(alt.NamedData("names")).encode(x=x, y=y, text="name:N")
    style = {"align": "left", "dx": 8, "limit": NAME_LENGTH, **theme.NAME}
    halo = text.mark_text(**style, **theme.HALO)
    return halo, text.mark_text(**style, aria=False).encode(color=_color())


def _large(x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    named = alt.Chart(alt.NamedData("large")).encode(x=x, y=y)
    large = named.mark_text(fontSize=30, fontWeight="bold", aria=False)
    small = named.mark_text(dy=26, color=theme.INK, aria=False)
    return (
        large.encode(text="large:N", color=_color()),
        small.encode(text="small:N"),
    )


def log_gap(share: float, axis: Axis) -> float:
    """Return a share of the height of a logarithmic axis, in powers of ten."""
    return share * (math.log10(axis.high) - math.log10(axis.low))

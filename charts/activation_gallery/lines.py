"""Lines, each with its name at its end: the pictures of lesson 3.

One template for each pair of axes, and everything in it is a row of a table: what is
not told yet is an empty table, and a reveal only adds marks. A row says by its `stroke`
how it looks: "0" to "7" for the functions compared, "muted" for what they are held
against, "ink" and "wrong".
"""

import math
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import altair as alt

from charts import theme
from charts.hand.guess import guess_layers
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
        share: Of a vertical axis, from where to where of the height it goes, counted
            from the top.
    """

    title: str
    low: float
    high: float
    ticks: tuple[float, ...]
    free: float = 0.0
    is_log: bool = False
    share: tuple[float, float] = (0.0, 1.0)


def lines_chart(x: Axis, y: Axis, parts: tuple[str, ...]) -> alt.LayerChart:
    """Layers over the tables named in `parts`: of `line_tables.COLUMNS`, or "guess"."""
    layers = lines_layers(place_x(x), place_y(y), parts)
    return alt.layer(*layers)


def lines_layers(
    x: alt.X, y: alt.Y, parts: Sequence[str], panel: str = ""
) -> list[alt.Chart]:
    """Draw `parts`; in a picture of several panels a table is named after its own."""
    draws = {
        "areas": _areas,
        "bands": _bands,
        "tangents": draw_tangents,
        "lines": draw_lines,
        "points": draw_points,
        "names": partial(_names, scale=f"{panel}x"),
        "guess": lambda _, x, y: guess_layers(lambda _: x, lambda _: y),
        "large": _large,
    }
    return [
        layer
        for part in parts
        for layer in draws[part](alt.Chart(alt.NamedData(panel + part)), x, y)
    ]


def place_x(axis: Axis) -> alt.X:
    """Encode the column x on an axis below."""
    return alt.X("x:Q", title=axis.title, scale=_scale(axis), axis=_ticks(axis))


def place_y(axis: Axis) -> alt.Y:
    """Encode the column y on an axis at the left, on its share of the height."""
    ticks = _ticks(axis, orient="left", minExtent=EXTENT, maxExtent=EXTENT)
    top, bottom = (alt.expr(f"{share} * height") for share in axis.share)
    part = {"range": [bottom, top]} if axis.share != (0, 1) else {}
    return alt.Y("y:Q", title=axis.title, scale=_scale(axis, **part), axis=ticks)


def _scale(axis: Axis, **more: list) -> alt.Scale:
    return alt.Scale(
        domain=(axis.low, axis.high + axis.free),
        nice=False,
        zero=False,
        type="log" if axis.is_log else "linear",
        **more,
    )


def _ticks(axis: Axis, **more: float | str) -> alt.Axis:
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


def stroke_color() -> alt.Color:
    """Colour a row as its stroke says."""
    colors = [color for color, _ in STROKES.values()]
    return alt.Color("stroke:N", legend=None).scale(domain=list(STROKES), range=colors)


def _dash() -> alt.StrokeDash:
    dashes = [dash for _, dash in STROKES.values()]
    return alt.StrokeDash("stroke:N", legend=None).scale(
        domain=list(STROKES), range=dashes
    )


def _areas(table: alt.Chart, x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    shade = table.mark_rect(opacity=0.2, clip=True)
    x, y = x.copy(), y.copy()
    x.shorthand, y.shorthand = "left:Q", "bottom:Q"
    return (shade.encode(x=x, x2="right:Q", y=y, y2="top:Q", color=stroke_color()),)


def _bands(table: alt.Chart, x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    y = y.copy()
    y.shorthand = "low:Q"
    band = table.mark_area(opacity=0.15, clip=True)
    return (band.encode(x=x, y=y, y2="high:Q", color=stroke_color()),)


def draw_lines(table: alt.Chart, x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    """Draw rows as lines."""
    lines = table.mark_line(strokeWidth=2.5, clip=True, aria=False)
    return (lines.encode(x=x, y=y, color=stroke_color(), strokeDash=_dash()),)


def draw_tangents(table: alt.Chart, x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    """Draw rows as wide, pale lines."""
    wide = table.mark_line(strokeWidth=7, opacity=0.4, clip=True, aria=False)
    return (wide.encode(x=x, y=y, color=stroke_color()),)


def draw_points(table: alt.Chart, x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    """Draw rows as dots."""
    dots = table.mark_circle(size=110, opacity=1, clip=True, aria=False)
    return (dots.encode(x=x, y=y, color=stroke_color()),)


def _names(table: alt.Chart, x: alt.X, y: alt.Y, scale: str) -> Sequence[alt.Chart]:
    text = table.encode(x=x, y=y, text="name:N")
    cut = theme.leaves_no_room(scale=scale)
    style = {
        "align": alt.expr(f"{cut} ? 'right' : 'left'"),
        "dx": alt.expr(f"{cut} ? -4 : 8"),
        "dy": alt.expr(f"{cut} ? -10 : 0"),
        "limit": NAME_LENGTH,
        **theme.NAME,
    }
    halo = text.mark_text(**style, **theme.HALO)
    return halo, text.mark_text(**style, aria=False).encode(color=stroke_color())


def _large(table: alt.Chart, x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    named = table.encode(x=x, y=y)
    large = named.mark_text(fontSize=30, fontWeight="bold", aria=False)
    small = named.mark_text(dy=26, color=theme.INK, aria=False)
    return (
        large.encode(text="large:N", color=stroke_color()),
        small.encode(text="small:N"),
    )


def log_gap(share: float, axis: Axis) -> float:
    """Return a share of the height of a logarithmic axis, in powers of ten."""
    return share * (math.log10(axis.high) - math.log10(axis.low))

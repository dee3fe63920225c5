"""Largest errors of every method by width, on two logarithmic axes."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from charts import theme

Lines = Mapping[str, tuple[Sequence[int], Sequence[float]]]
"""Widths and errors there, by method."""

FLOOR = 1e-8  # what a logarithmic axis shows for no error at all
METHODS = {
    "ReLU ramps": (theme.FEATURE, [1, 0]),
    "sigmoid steps": ("@sky", [1, 0]),
    "trained, best": (theme.HIDDEN, [1, 0]),
    "trained, median": (theme.HIDDEN, [6, 3]),
    "Gaussian kernel": ("@pink", [1, 0]),
    "x² units": (theme.LINEAR, theme.LINEAR_DASH),
    "half the jump": (theme.MUTED, [2, 2]),
}
ROOM_FOR_A_LEADER = 1.25  # from the longest line to its name, as a factor of h
WHOLE_POWERS = (
    "abs(log(datum.value) / LN10 - round(log(datum.value) / LN10)) > 1e-6 ? '' :"
    " datum.value >= 0.005 ? format(datum.value, '~g') :"
    " '10⁻' + '⁰¹²³⁴⁵⁶⁷⁸⁹'[round(-log(datum.value) / LN10)]"
)
# On a phone a name takes more of the width.
LAST = "width < 420 ? 4500 : 1100"
LABEL_GAP = 0.055  # of the axis' height, so that neighbouring names stay apart


def power_axis(**options: Any) -> alt.Axis:
    """Label the whole powers of ten, and draw lines at them alone."""
    is_whole = "abs(log(datum.value) / LN10 - round(log(datum.value) / LN10)) < 1e-6"
    whole = {"condition": {"test": is_whole, "value": 1}, "value": 0}
    return alt.Axis(
        labelExpr=WHOLE_POWERS,
        gridOpacity=whole,
        tickOpacity=whole,
        labelFlush=False,
        labelOverlap=False,
        **options,
    )


def widths_frame(lines: Lines) -> pd.DataFrame:
    """Tabulate errors, columns width, error and method; no error becomes 1e-8."""
    return pd.concat(
        pd.DataFrame(
            {"width": widths, "error": [max(e, FLOOR) for e in row], "method": method}
        )
        for method, (widths, row) in lines.items()
    )


def room_frame(lines: Lines) -> pd.DataFrame:
    """Tabulate the ends of both axes, so that a reveal moves nothing."""
    frame = widths_frame(lines)[["width", "error"]]
    return frame.agg(["min", "max"]).astype(float)


def ends_frame(lines: Lines, room: Lines) -> pd.DataFrame:
    """Place a name at the right end of each line, apart from one another.

    Args:
        lines: Those that are drawn.
        room: Those that the axes have room for.

    Returns:
        Columns width and error (where to write), from_width and from_error (the end of
        the line) and method.
    """
    frame = widths_frame(lines)
    ends = frame.groupby("method", sort=False).tail(1).sort_values("error")
    low, high = map(math.log10, room_frame(room)["error"])
    gap = LABEL_GAP * max(high - low, 1e-3)
    places: list[float] = []
    for error in ends["error"]:
        place = math.log10(error)
        places.append(max(place, places[-1] + gap) if places else place)
    # Pushed up beyond the top, the names move down together.
    shift = max(0.0, places[-1] - high)
    return ends.rename(columns={"width": "from_width", "error": "from_error"}).assign(
        width=frame["width"].max() * ROOM_FOR_A_LEADER,
        error=[10 ** (place - shift) for place in places],
    )


def widths_chart() -> alt.LayerChart:
    """The frames "room", "widths" and "ends"."""
    axis = alt.Axis(
        values=[1, 2, 4, 8, 16, 32, 64, 128],
        grid=False,
        labelFlush=False,
        titlePadding=2,
    )
    x = alt.X("width:Q", title="hidden units h", axis=axis).scale(
        type="log", domainMin=1, domainMax=alt.expr(LAST), nice=False
    )
    y = alt.Y("error:Q", title="largest error", axis=power_axis(tickCount=7)).scale(
        type="log", nice=False
    )
    color = alt.Color("method:N", legend=None).scale(
        domain=list(METHODS), range=[color for color, _ in METHODS.values()]
    )
    dash = alt.StrokeDash("method:N", legend=None).scale(
        domain=list(METHODS), range=[dash for _, dash in METHODS.values()]
    )
    room = alt.Chart(alt.NamedData("room")).mark_point(opacity=0, aria=False)
    lines = alt.Chart(alt.NamedData("widths")).encode(x=x, y=y, color=color)
    names = alt.Chart(alt.NamedData("ends")).mark_text(
        align="left", dx=4, fontSize=theme.FONT_SIZE, fontWeight="bold"
    )
    return alt.layer(
        room.encode(x=x, y=y),
        lines.mark_line(strokeWidth=2.5).encode(strokeDash=dash),
        lines.mark_point(filled=True, size=24, opacity=1),
        _leaders(color),
        names.encode(x=x, y=y, color=color, text="method:N"),
    )


def _leaders(color: alt.Color) -> alt.Chart:
    """Lead from the end of each line to its name."""
    return (
        alt.Chart(alt.NamedData("ends"))
        .mark_rule(strokeWidth=1, opacity=0.45)
        .encode(
            x="from_width:Q",
            x2="width:Q",
            y="from_error:Q",
            y2="error:Q",
            color=color,
        )
    )

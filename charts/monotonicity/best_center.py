"""The log-loss over c, with its minimum and the reader's choice marked."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

NAMES = ("your c", "minimum")
"""Of the two marks, drawn in ink and in green."""


def profile_frame(x: Tensor, y: Tensor) -> pd.DataFrame:
    """Tabulate the curve, columns x and y, both of shape (n,)."""
    return pd.DataFrame({"x": x.numpy(), "y": y.numpy()})


def marks_frame(*points: tuple[float, float]) -> pd.DataFrame:
    """Tabulate the points of `NAMES`: name, x and y."""
    rows = [(name, *point) for name, point in zip(NAMES, points, strict=True)]
    return pd.DataFrame(rows, columns=["name", "x", "y"])


def profile_chart() -> alt.LayerChart:
    """A line over "profile", points over "marks", a rule at y of "reference"."""
    x = alt.X("x:Q", title="c, °C").scale(zero=False, nice=False)
    y = alt.Y("y:Q", title="log-loss").scale(zero=False, padding=22)
    line = (
        alt.Chart(alt.NamedData("profile"))
        .mark_line(color=theme.FEATURE, strokeWidth=3)
        .encode(x=x, y=y)
    )
    return alt.layer(*_level(y), line, *_marks(x, y)).properties(height=340)


def _level(y: alt.Y) -> Sequence[alt.Chart]:
    rule = alt.Chart(alt.NamedData("reference")).encode(y=y)
    style = {"align": "left", "dx": 6, "dy": -10, "color": theme.LINEAR, **theme.NAME}
    return (
        rule.mark_rule(color=theme.LINEAR, strokeDash=theme.LINEAR_DASH, strokeWidth=3),
        rule.mark_text(**style, text="linear model", x=0),
    )


def _marks(x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    colors, shapes = (theme.INK, theme.RIGHT), ("circle", "diamond")
    marks = alt.Chart(alt.NamedData("marks")).encode(
        x=x,
        y=y,
        color=alt.Color("name:N", legend=None).scale(domain=NAMES, range=colors),
    )
    points = marks.mark_point(filled=True, size=150, opacity=1).encode(
        shape=alt.Shape("name:N", legend=None).scale(domain=NAMES, range=shapes)
    )
    # Names keep clear of the curve: the first at the top, the last under its point.
    first, last = (marks.transform_filter(alt.datum.name == name) for name in NAMES)
    return (
        first.mark_rule(opacity=0.5).encode(y2=alt.value(18)),
        points,
        first.mark_text(**theme.NAME).encode(y=alt.value(8), text="name:N"),
        last.mark_text(**theme.NAME, dy=20).encode(text="name:N"),
    )

"""A quantity over a setting, with its minimum and the reader's choice marked."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme


def profile_frame(x: Tensor, y: Tensor) -> pd.DataFrame:
    """Tabulate the curve, columns x and y, both of shape (n,)."""
    return pd.DataFrame({"x": x.numpy(), "y": y.numpy()})


def marks_frame(marks: dict[str, tuple[float, float]]) -> pd.DataFrame:
    """Tabulate marked points: name, x and y."""
    rows = [(name, *point) for name, point in marks.items()]
    return pd.DataFrame(rows, columns=["name", "x", "y"])


def profile_chart(
    x_title: str, y_title: str, names: tuple[str, str], reference: str
) -> alt.LayerChart:
    """A line over "profile", points over "marks", a rule over "reference".

    Args:
        x_title: Title of the setting, with its unit.
        y_title: Title of the quantity.
        names: Names of the two marks, drawn in ink and in green.
        reference: What the dashed horizontal rule over "reference" is.
    """
    x = alt.X("x:Q", title=x_title).scale(zero=False, nice=False)
    y = alt.Y("y:Q", title=y_title).scale(zero=False, padding=22)
    line = (
        alt.Chart(alt.NamedData("profile"))
        .mark_line(color=theme.FEATURE, strokeWidth=3)
        .encode(x=x, y=y)
    )
    layers = [*_level(reference, y), line, *_marks(names, x, y)]
    return alt.layer(*layers).properties(height=340)


def _level(name: str, y: alt.Y) -> Sequence[alt.Chart]:
    rule = alt.Chart(alt.NamedData("reference")).encode(y=y)
    text = {"align": "left", "dx": 6, "dy": -10, "fontSize": theme.LABEL_SIZE}
    return (
        rule.mark_rule(color=theme.LINEAR, strokeDash=theme.LINEAR_DASH, strokeWidth=3),
        rule.mark_text(**text, color=theme.LINEAR, fontWeight="bold", text=name, x=0),
    )


def _marks(names: tuple[str, str], x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    colors, shapes = (theme.INK, theme.RIGHT), ("circle", "diamond")
    marks = alt.Chart(alt.NamedData("marks")).encode(
        x=x,
        y=y,
        color=alt.Color("name:N", legend=None).scale(domain=list(names), range=colors),
    )
    points = marks.mark_point(filled=True, size=150, opacity=1).encode(
        shape=alt.Shape("name:N", legend=None).scale(domain=list(names), range=shapes)
    )
    # Names keep clear of the curve: the first at the top, the last under its point.
    text = {"fontSize": theme.LABEL_SIZE, "fontWeight": "bold"}
    first, last = (
        marks.transform_filter(alt.datum.name == name) for name in (names[0], names[-1])
    )
    return (
        first.mark_rule(opacity=0.5).encode(y2=alt.value(18)),
        points,
        first.mark_text(**text).encode(y=alt.value(8), text="name:N"),
        last.mark_text(**text, dy=20).encode(text="name:N"),
    )

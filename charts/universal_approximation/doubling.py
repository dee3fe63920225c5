"""The largest error against the number of units, on two logarithmic axes."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts import theme
from charts.universal_approximation.errors import FLOOR, power_axis

LABELLED = [1, 2, 4, 8, 16, 32, 64, 128]


def errors_frame(
    widths: Sequence[int], errors: Sequence[float], floor: float = FLOOR
) -> pd.DataFrame:
    """Tabulate errors by width, columns width and error; no error becomes `floor`."""
    shown = [max(error, floor) for error in errors]
    return pd.DataFrame({"width": list(widths), "error": shown}).astype(float)


def asked_frame(rows: Sequence[tuple[float, float, str]]) -> pd.DataFrame:
    """Tabulate what is asked for: width, error and a large text at it."""
    columns = ["width", "error", "text"]
    return pd.DataFrame(list(rows), columns=columns).astype(
        {"width": float, "error": float}
    )


def open_frame(widths: Sequence[int] = ()) -> pd.DataFrame:
    """Tabulate widths whose error is still asked for, column width."""
    return pd.DataFrame({"width": list(widths)}).astype(float)


def doubling_chart() -> alt.LayerChart:
    """The frames "room", "errors", "bound", "asked" and "open".

    "room" has two rows, the ends of the axes, so that a reveal moves nothing.
    """
    axis = alt.Axis(values=LABELLED, labelFlush=False, grid=False, titlePadding=2)
    x = alt.X("width:Q", title="hidden units h", axis=axis).scale(
        type="log", nice=False
    )
    y = alt.Y(
        "error:Q",
        title="largest error",
        axis=power_axis(tickCount=3),
    ).scale(type="log", nice=False)
    room = alt.Chart(alt.NamedData("room")).mark_point(opacity=0, aria=False)
    errors = alt.Chart(alt.NamedData("errors")).encode(x=x, y=y)
    bound = alt.Chart(alt.NamedData("bound")).encode(x=x, y=y)
    asked = alt.Chart(alt.NamedData("asked")).encode(x=x, y=y)
    style = {"align": "left", "dx": 12, "dy": -12, "fontSize": 24}
    text = asked.encode(text="text:N")
    unknown = alt.Chart(alt.NamedData("open")).encode(x=x)
    return alt.layer(
        room.encode(x=x, y=y),
        bound.mark_line(color=theme.MUTED, strokeDash=[3, 3], strokeWidth=1.5),
        errors.mark_line(color=theme.FEATURE, strokeWidth=2),
        errors.mark_point(color=theme.FEATURE, filled=True, size=36, opacity=1),
        unknown.mark_rule(color=theme.FEATURE, strokeDash=[3, 4], strokeWidth=2),
        unknown.mark_text(
            text="?",
            align="left",
            dx=10,
            y=alt.ExprRef("height"),
            dy=-22,
            fontSize=30,
            fontWeight="bold",
            color=theme.FEATURE,
        ),
        asked.mark_point(color=theme.FEATURE, filled=True, size=160, opacity=1),
        text.mark_text(**style, **theme.HALO),
        text.mark_text(color=theme.FEATURE, fontWeight="bold", **style),
    ).properties(height="container", width="container")

"""The largest error against the number of units, on two logarithmic axes."""

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from charts import theme
from charts.hand.grab_parts import brought
from charts.hand.grabbable import Grabbable
from charts.hand.handle import Handle
from charts.hand.movable import Movable
from charts.universal_approximation.errors import FLOOR, power_axis
from charts.universal_approximation.held_ramps import UNITS

LABELLED = [1, 2, 4, 8, 16, 32, 64, 128]


def errors_frame(
    widths: Sequence[int], errors: Sequence[float], floor: float = FLOOR
) -> pd.DataFrame:
    """Tabulate errors by width, columns width and error; no error becomes `floor`."""
    shown = [max(error, floor) for error in errors]
    return pd.DataFrame({"width": list(widths), "error": shown}).astype(float)


def asked_frame(rows: Sequence[tuple[float, float, str]]) -> pd.DataFrame:
    """Tabulate what is asked for: width, error and a large text at it.

    Errors fall to the right: the text of the first of two stands to its left, that of
    the second to its right, and where that is the edge, above both.
    """
    widths, errors, texts = zip(*rows, strict=True) if rows else ((), (), ())
    return pd.DataFrame(
        {
            "width": np.array(widths, dtype=float),
            "error": np.array(errors, dtype=float),
            "text": list(texts),
            "before": [i + 1 < len(rows) for i in range(len(rows))],
            "highest": max(errors, default=np.nan),
        }
    )


def open_frame(widths: Sequence[int] = ()) -> pd.DataFrame:
    """Tabulate widths whose error is still asked for, column width."""
    return pd.DataFrame({"width": list(widths)}).astype(float)


def along_frame(
    number: Movable, widths: Sequence[int], errors: Sequence[float], floor: float
) -> pd.DataFrame:
    """Tabulate the line through errors as it is drawn: a column for every number.

    Between the widths that were measured it is straight on both logarithmic axes; the
    columns are no measurements but where a handle stands on the line.
    """
    shown = np.log([max(error, floor) for error in errors])
    heights = np.exp(np.interp(np.log(number.values), np.log(widths), shown))
    columns = zip(map(number.text, number.values), heights, strict=True)
    return pd.DataFrame({name: [height] for name, height in columns})


def grabbed_doubling_chart(grab: tuple[Movable, ...]) -> Grabbable:
    """The same with the number of units to be grabbed on the line, over "along"."""
    (number,) = grab
    handle = Handle(
        "units", UNITS, x=f"now_{number.key}",
        y=f"(data('along')[0] || {{}})[text_{number.key}]",
        moves={number.key: "to_x"}, text=f"held ? 'h = ' + text_{number.key} : ''",
        color=theme.FEATURE,
    )  # fmt: skip
    # The numbers beside the line are those of the last answer.
    layers = doubling_chart("held ? 0 : 1").layer
    chart = alt.layer(*layers, brought("along"), *handle.layers())
    return Grabbable(chart, grab, [handle])


AT_EDGE = "(scale('x', datum.width) > width - max(110, 0.2 * width))"


def _asked_texts(asked: alt.Chart, shown: alt.ExprRef) -> tuple[alt.Chart, alt.Chart]:
    def by_side(before: str, edge: str, after: str) -> alt.ExprRef:
        return alt.expr(f"datum.before ? {before} : {AT_EDGE} ? {edge} : {after}")

    x, y = "scale('x', datum.width)", "scale('y', datum.error)"
    text = asked.encode(
        x=alt.value(by_side(x, "width", x)),
        y=alt.value(by_side(y, "scale('y', datum.highest)", y)),
        text="text:N",
    )
    style = {
        "align": by_side("'right'", "'right'", "'left'"),
        "dx": by_side("-18", "0", "12"), "dy": by_side("16", "-22", "-12"),
        "fontSize": 24, "fontWeight": "bold",
    }  # fmt: skip
    return (
        text.mark_text(**style, **theme.HALO | {"opacity": shown}),
        text.mark_text(**style, color=theme.FEATURE, opacity=shown),
    )


def doubling_chart(opacity: str = "1") -> alt.LayerChart:
    """The frames "room", "errors", "bound", "asked" and "open".

    "room" has two rows, the ends of the axes, so that a reveal moves nothing.

    Args:
        opacity: Of what is asked for: an expression.
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
    shown = alt.expr(opacity)
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
            dx=12,
            # Beside the number of units: anywhere above, it would tell of an error.
            y=alt.ExprRef("height"),
            dy=14,
            fontSize=24,
            fontWeight="bold",
            color=theme.FEATURE,
        ),
        asked.mark_point(color=theme.FEATURE, filled=True, size=160, opacity=shown),
        *_asked_texts(asked, shown),
    )

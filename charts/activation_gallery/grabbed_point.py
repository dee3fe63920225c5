"""Functions above their slopes, and on all of them one point x that is grabbed.

Both panels are one view, so that one hand moves both: each has its share of the height.
The readings at every x that can be set are wide tables, a row for each function.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts import theme
from charts.activation_gallery.lines import (
    STROKES,
    Axis,
    lines_layers,
    place_x,
    place_y,
    stroke_color,
)
from charts.hand.grabbable import Grabbable
from charts.hand.handle import Handle
from charts.hand.movable import Movable

REACH = 1.2
"""Of a tangent, to either side of its point."""
LINE = 22
"""Pixels between two lines of text."""
Readings = Sequence[tuple[str, Sequence[float], Sequence[str]]]


def readings_frame(readings: Readings, x: Movable) -> pd.DataFrame:
    """Tabulate functions at every value of `x`, a row for each.

    Args:
        readings: Of each function its name, numbers, and what is written of them.
        x: The number that says which.
    """
    texts = [x.text(value) for value in x.values]
    rows = [
        {
            "stroke": f"{i}",
            "row": i,
            "name": name,
            **{
                f"at{text}": number for text, number in zip(texts, numbers, strict=True)
            },
            **{f"said{text}": said for text, said in zip(texts, written, strict=True)},
        }
        for i, (name, numbers, written) in enumerate(readings)
    ]
    return pd.DataFrame(rows)


def grabbed_point_chart(
    x: Axis, value: Axis, slope: Axis, names: tuple[str, ...], grab: tuple[Movable, ...]
) -> Grabbable:
    """Layers over "values" and "slopes", and by panel over lines, names and large.

    Args:
        x: The axis below.
        value: Of the upper panel.
        slope: Of the lower panel.
        names: The functions, in the order of the tables.
        grab: The x that is moved.
    """
    (point,) = grab
    handles = [_handle(i, name, point) for i, name in enumerate(names)]
    at_x, at_value, at_slope = place_x(x), place_y(value), place_y(slope)
    above = alt.X("x:Q", scale=at_x["scale"], axis=None)
    upper = [
        _tangents(point, above, at_value),
        *lines_layers(above, at_value, ("lines", "names"), "value_"),
        *_said("values", "value", 0, point),
    ]
    lower = [
        *lines_layers(at_x, at_slope, ("lines", "names", "large"), "slope_"),
        _dots(point, at_x, at_slope),
        *_said("slopes", "slope", slope.share[0], point),
    ]
    panels = (
        alt.layer(*layers).properties(name=name)
        for name, layers in (("value", upper), ("slope", lower))
    )
    held = (layer for handle in handles for layer in handle.layers())
    chart = alt.layer(_rule(handles[0]), *panels, *held).resolve_scale(
        x="independent", y="independent"
    )
    return Grabbable(chart, grab, handles)


def _handle(i: int, name: str, x: Movable) -> Handle:
    row = f"(data('values')[{i}] || {{}})"
    return Handle(
        f"point_{i}",
        f"input x, on {name}",
        x=f"now_{x.key}",
        y=f"({row}['at' + text_{x.key}] || 0)",
        moves={x.key: "to_x"},
        color=STROKES[f"{i}"][0],
        view="value",
    )


def _over(name: str, x: Movable) -> alt.Chart:
    """Begin a layer with what a wide table has at x: columns x, y and said."""
    wide = alt.Chart(alt.NamedData(name))
    return (
        wide.transform_calculate(x=f"now_{x.key}")
        .transform_calculate(y=f"datum['at' + text_{x.key}]")
        .transform_calculate(said=f"datum['said' + text_{x.key}]")
    )


def _dots(point: Movable, x: alt.X, y: alt.Y) -> alt.Chart:
    dots = _over("slopes", point).mark_circle(
        size=150, opacity=1, aria=False, tooltip=None
    )
    return dots.encode(x=x, y=y, color=stroke_color())


def _tangents(point: Movable, x: alt.X, y: alt.Y) -> alt.Chart:
    """Draw lines of the slope in "slopes" through the values in "values"."""
    value = f"(data('values')[datum.row] || {{}})['at' + text_{point.key}]"
    wide = (
        _over("slopes", point)
        .transform_calculate(left=f"datum.x - {REACH}", right=f"datum.x + {REACH}")
        .transform_calculate(
            low=f"{value} - {REACH} * datum.y", high=f"{value} + {REACH} * datum.y"
        )
    )
    x, y = x.copy(), y.copy()
    x.shorthand, y.shorthand = "left:Q", "low:Q"
    line = wide.mark_rule(
        strokeWidth=7, opacity=0.4, clip=True, aria=False, tooltip=None
    )
    return line.encode(x=x, x2="right:Q", y=y, y2="high:Q", color=stroke_color())


def _said(
    table: str, what: str, top: float, point: Movable
) -> tuple[alt.Chart, alt.Chart]:
    """Write what the functions are at x into the left of a panel."""
    lines = _over(table, point).transform_calculate(
        said=f"datum.name + ': {what} ' + datum.said"
    )
    # On a projector a line of type is higher, and so is the picture.
    line = f"max({LINE}, 0.052 * height)"
    style = {
        "align": "left", "baseline": "top", "x": 10,
        "y": alt.expr(f"{top} * height + 8 + {line} * datum.row"), **theme.NAME,
    }  # fmt: skip
    # On a phone the hills reach as far to the left; bars below say the slopes there.
    room = "width < 400 ? 0 : 1" if top else "1"
    text = lines.encode(text="said:N")
    return (
        text.mark_text(**style, **theme.HALO | {"opacity": alt.expr(room)}),
        text.mark_text(**style, aria=False, opacity=alt.expr(room)).encode(
            color=stroke_color()
        ),
    )


def _rule(handle: Handle) -> alt.Chart:
    rule = alt.Chart(alt.sequence(0, 1)).mark_rule(
        color=theme.MUTED, strokeDash=[2, 3], strokeWidth=2, aria=False, tooltip=None
    )
    return rule.encode(x=handle.place()["x"], y=alt.value(0), y2=alt.value("height"))

"""A function along the way between two inputs, and the straight chord.

Every table may be empty: the template is the same, so that a reveal only adds marks.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.linear_collapse.plane_layers import over

SIDES = {
    "left": {"align": "right", "dx": -14, "dy": 0},
    "right": {"align": "left", "dx": 14, "dy": 0},
    "above": {"align": "center", "dx": 0, "dy": -22},
    "below": {"align": "center", "dx": 0, "dy": 22},
    "right above": {"align": "left", "dx": 12, "dy": -16},
    "right below": {"align": "left", "dx": 12, "dy": 16},
}
"""Where a mark's text stands."""
KINDS = {"network": theme.HIDDEN, "mean": theme.LINEAR, "unknown": theme.INK}


def way_frame(values: Tensor) -> pd.DataFrame:
    """Tabulate a function at even steps from x to y, columns share and value."""
    share = [i / (len(values) - 1) for i in range(len(values))]
    return pd.DataFrame({"share": share, "value": values.tolist()})


def marks_frame(marks: Sequence[tuple[float, float, str, str, str]]) -> pd.DataFrame:
    """Tabulate marked points: share of the way, value, kind, text, and its side."""
    return pd.DataFrame(list(marks), columns=["share", "value", "kind", "text", "side"])


def gap_frame(at_middle: float, mean: float) -> pd.DataFrame:
    """Tabulate the gap halfway."""
    return pd.DataFrame({"share": [0.5], "value": [at_middle], "mean": [mean]})


def room_frame(low: float, high: float) -> pd.DataFrame:
    """Tabulate what the vertical axis has to reach."""
    return pd.DataFrame({"share": [0.0, 1.0], "value": [low, high]})


def chord_chart() -> alt.LayerChart:
    """The tables "way", "chord", "gap", "marks" and "room"."""
    x = alt.X("share:Q", title=None, scale=alt.Scale(domain=(-0.45, 1.45))).axis(
        values=[0, 0.5, 1],
        labelExpr="{'0': 'x', '0.5': 'halfway', '1': 'y'}[datum.value]",
        labelFontSize=16,
    )
    y = alt.Y("value:Q", title="output of the network").scale(zero=False, nice=False)
    function = over("way").mark_line(color=theme.HIDDEN, strokeWidth=3)
    chord = over("chord").mark_line(
        color=theme.LINEAR, strokeDash=theme.LINEAR_DASH, strokeWidth=2.5
    )
    gap = over("gap").mark_rule(color=theme.WRONG, strokeWidth=4)
    marks = over("marks").encode(x=x, y=y)
    text = marks.encode(text="text:N")
    place = {
        offset: alt.expr(f"{SIDES}[datum.side].{offset}")
        for offset in ("align", "dx", "dy")
    }
    style = {"fontSize": 20, "fontWeight": "bold", **place}
    return alt.layer(
        over("room").mark_point(opacity=0).encode(x=x, y=y),
        chord.encode(x=x, y=y),
        function.encode(x=x, y=y),
        gap.encode(x=x, y=y, y2="mean:Q"),
        marks.transform_filter("datum.kind != 'unknown'")
        .mark_circle(size=150, opacity=1)
        .encode(color=_color()),
        text.mark_text(**style, **theme.HALO),
        text.mark_text(**style).encode(color=_color()),
    )


def _color() -> alt.Color:
    return alt.Color("kind:N", legend=None).scale(
        domain=list(KINDS), range=list(KINDS.values())
    )

"""How each kind of model is drawn, the same in every picture of the lesson."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import altair as alt
import pandas as pd

from charts import theme
from charts.monotonicity.axes import Axes


class Stroke(NamedTuple):
    """How a kind of model is drawn."""

    color: str
    dash: tuple[int, ...] = (1, 0)
    width: float = 3


STROKES = {
    "line": Stroke(theme.LINEAR, (2, 3), 2),
    "linear": Stroke(theme.LINEAR, tuple(theme.LINEAR_DASH)),
    "feature": Stroke(theme.FEATURE),
    "hidden": Stroke(theme.HIDDEN),
    "free": Stroke(theme.OTHER, (1, 0), 2),
}


def key_frame(names: Mapping[str, str]) -> pd.DataFrame:
    """Tabulate what the strokes mean, in the order given: model, name and row."""
    rows = [(model, name, row) for row, (model, name) in enumerate(names.items())]
    return pd.DataFrame(rows, columns=["model", "name", "row"])


def color() -> alt.Color:
    """Encode the kind of model as its colour."""
    colors = [stroke.color for stroke in STROKES.values()]
    return alt.Color("model:N", legend=None).scale(domain=list(STROKES), range=colors)


def dash() -> alt.StrokeDash:
    """Encode the kind of model as its dash."""
    dashes = [list(stroke.dash) for stroke in STROKES.values()]
    return alt.StrokeDash("model:N", legend=None).scale(
        domain=list(STROKES), range=dashes
    )


def stroke_width() -> alt.StrokeWidth:
    """Encode the kind of model as the width of its line."""
    widths = [stroke.width for stroke in STROKES.values()]
    return alt.StrokeWidth("model:N", legend=None).scale(
        domain=list(STROKES), range=widths
    )


def key(axes: Axes, from_left: float, from_top: float) -> Sequence[alt.Chart]:
    """Name the strokes over "key", from a place given in shares of the picture."""
    (left, right), (low, high) = axes.x_domain, axes.y_domain
    step = 22 / axes.height
    start = left + from_left * (right - left)
    end = start + 0.055 * (right - left)
    rows = alt.Chart(alt.NamedData("key")).transform_calculate(
        x=str(start),
        end=str(end),
        rate=f"{high} - ({from_top} + {step} * datum.row) * {high - low}",
    )
    samples = rows.mark_rule().encode(
        x=axes.x("x"),
        x2="end:Q",
        y=axes.y("rate"),
        color=color(),
        strokeDash=dash(),
        strokeWidth=stroke_width(),
    )
    text = rows.encode(x=axes.x("end"), y=axes.y("rate"), text="name:N")
    style = {"align": "left", "dx": 8, **theme.NAME}
    halo = text.mark_text(**style, **theme.HALO)
    return halo, samples, text.mark_text(**style).encode(color=color())

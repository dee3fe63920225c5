"""Axes, and how each kind of model is drawn, the same in all pictures of the lesson."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import altair as alt
import pandas as pd

from charts import theme


class Axes(NamedTuple):
    """Titles and ranges of a picture; hashable, so that a template can be kept.

    Attributes:
        x_values: Labelled at every width; chosen by the room there is if None.
    """

    x_title: str
    x_domain: tuple[float, float]
    y_title: str
    y_domain: tuple[float, float]
    height: int = 400
    y_format: str = "%"
    x_values: tuple[float, ...] | None = None

    def x(self, column: str) -> alt.X:
        """Encode a column as the horizontal place."""
        scale = alt.Scale(domain=self.x_domain, nice=False, zero=False)
        x = alt.X(f"{column}:Q", title=self.x_title, scale=scale)
        return x.axis(values=self.x_values, format=".4~r") if self.x_values else x

    def y(self, column: str) -> alt.Y:
        """Encode a column as the vertical place."""
        scale = alt.Scale(domain=self.y_domain, nice=False, zero=False)
        y = alt.Y(f"{column}:Q", title=self.y_title, scale=scale)
        return y.axis(format=self.y_format)


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

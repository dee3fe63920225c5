"""Axes, and how each kind of model is drawn, the same in all pictures of the lesson."""

from typing import NamedTuple

import altair as alt

from charts import theme


class Axes(NamedTuple):
    """Titles and ranges of a picture; hashable, so that a template can be kept.

    Attributes:
        x_values: Labelled at every width.
        y_values: The same for the other axis.
        counted: What the bars at the foot count.
        counted_at: The side on which that is written, where the bars are low.
    """

    x_title: str
    x_domain: tuple[float, float]
    y_title: str
    y_domain: tuple[float, float]
    x_values: tuple[float, ...]
    y_values: tuple[float, ...]
    y_format: str = "%"
    counted: str = ""
    counted_at: str = "right"

    def x(self, column: str) -> alt.X:
        """Encode a column as the horizontal place."""
        scale = alt.Scale(domain=self.x_domain, nice=False, zero=False)
        x = alt.X(f"{column}:Q", title=self.x_title, scale=scale)
        return x.axis(values=self.x_values, format=".4~r", labelFlush=False)

    def y(self, column: str) -> alt.Y:
        """Encode a column as the vertical place."""
        scale = alt.Scale(domain=self.y_domain, nice=False, zero=False)
        y = alt.Y(f"{column}:Q", title=self.y_title, scale=scale)
        return y.axis(format=self.y_format, values=self.y_values)


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
    return alt.StrokeWidth("model:O", legend=None).scale(
        domain=list(STROKES), range=widths
    )

"""Observed rates as dots with intervals, models of them as lines.

The rates of a few hundred or thousand people are drawn with the interval chance allows
them, and with bars below that say how many people a dot stands for.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from core.binned_rates import BinnedRates

# The bars of counts take the lowest part of the picture.
BAR_HEIGHT = 0.1


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
    "free": Stroke(theme.RIGHT, (1, 0), 2),
}


class Axes(NamedTuple):
    """Titles and ranges of the picture; hashable, so that a template can be kept."""

    x_title: str
    x_domain: tuple[float, float]
    y_title: str
    y_domain: tuple[float, float]
    height: int = 400
    y_format: str = "%"


def bins_frame(
    rates: BinnedRates,
    describe: str,
    scale: Callable[[Tensor], Tensor] = lambda x: x,
) -> pd.DataFrame:
    """Tabulate bins: place, rate, interval, density and a sentence for the tooltip.

    Args:
        rates: The bins.
        describe: The sentence, with {left}, {right}, {events}, {trials}, {rate}, {low}
            and {high} to fill in.
        scale: Converts the feature to the unit of the picture.
    """
    left, right = scale(rates.left).tolist(), scale(rates.right).tolist()
    columns = (rates.events, rates.trials, rates.rate, rates.low, rates.high)
    rows = zip(left, right, *(column.tolist() for column in columns), strict=True)
    density = rates.trials / (rates.right - rates.left)
    names = ("left", "right", "events", "trials", "rate", "low", "high")
    return pd.DataFrame(
        {
            "x": scale(rates.center).numpy(),
            "left": left,
            "right": right,
            "rate": rates.rate.numpy(),
            "low": rates.low.numpy(),
            "high": rates.high.numpy(),
            "share": (density / density.max()).numpy(),
            "text": [
                describe.format(**dict(zip(names, row, strict=True))) for row in rows
            ],
        }
    )


def curves_frame(
    x: Tensor,
    curves: Mapping[str, Tensor],
    scale: Callable[[Tensor], Tensor] = lambda x: x,
) -> pd.DataFrame:
    """Tabulate model curves, columns x, rate and model (a key of `STROKES`).

    Args:
        x: Where the curves are drawn, shape (n,).
        curves: Rates at `x`, shape (n,), by kind of model.
        scale: Converts the feature to the unit of the picture.
    """
    return pd.concat(
        pd.DataFrame({"x": scale(x).numpy(), "rate": rate.numpy(), "model": model})
        for model, rate in curves.items()
    )


def key_frame(names: Mapping[str, str]) -> pd.DataFrame:
    """Tabulate what the strokes mean, in the order given: model, name and row."""
    rows = [(model, name, row) for row, (model, name) in enumerate(names.items())]
    return pd.DataFrame(rows, columns=["model", "name", "row"])


def risk_chart(axes: Axes, key: tuple[float, float] | None = None) -> alt.LayerChart:
    """Dots and intervals over "bins", lines over "curves", their names over "key".

    Args:
        axes: Titles and ranges.
        key: Where the names stand as fractions of width and height from the top left;
            no names if left out.
    """
    layers = [_bars(axes), *_dots(axes), _lines(axes)]
    if key:
        layers += _key(axes, *key)
    return alt.layer(*layers).properties(height=axes.height)


def _x(column: str, axes: Axes) -> alt.X:
    scale = alt.Scale(domain=axes.x_domain, nice=False, zero=False)
    return alt.X(f"{column}:Q", title=axes.x_title, scale=scale)


def _y(column: str, axes: Axes) -> alt.Y:
    scale = alt.Scale(domain=axes.y_domain, nice=False, zero=False)
    y = alt.Y(f"{column}:Q", title=axes.y_title, scale=scale)
    return y.axis(format=axes.y_format)


def _bars(axes: Axes) -> alt.Chart:
    low, high = axes.y_domain
    return (
        alt.Chart(alt.NamedData("bins"))
        .transform_calculate(
            floor=str(low), top=f"{low} + {BAR_HEIGHT * (high - low)} * datum.share"
        )
        .mark_rect(color=theme.MUTED, opacity=0.28, stroke=theme.PAPER, clip=True)
        .encode(
            x=_x("left", axes),
            x2="right:Q",
            y=_y("floor", axes),
            y2="top:Q",
            tooltip=alt.Tooltip("text:N", title=None),
        )
    )


def _dots(axes: Axes) -> Sequence[alt.Chart]:
    bins = alt.Chart(alt.NamedData("bins"))
    tooltip = alt.Tooltip("text:N", title=None)
    intervals = bins.mark_rule(color=theme.INK, opacity=0.55, clip=True).encode(
        x=_x("x", axes), y=_y("low", axes), y2="high:Q", tooltip=tooltip
    )
    dots = bins.mark_circle(color=theme.INK, size=70, opacity=1, clip=True).encode(
        x=_x("x", axes), y=_y("rate", axes), tooltip=tooltip
    )
    return intervals, dots


def _lines(axes: Axes) -> alt.Chart:
    return (
        alt.Chart(alt.NamedData("curves"))
        .mark_line(clip=True)
        .encode(
            x=_x("x", axes),
            y=_y("rate", axes),
            color=_color(),
            strokeDash=_dash(),
            strokeWidth=_stroke_width(),
        )
    )


def _color() -> alt.Color:
    colors = [stroke.color for stroke in STROKES.values()]
    return alt.Color("model:N", legend=None).scale(domain=list(STROKES), range=colors)


def _dash() -> alt.StrokeDash:
    dashes = [list(stroke.dash) for stroke in STROKES.values()]
    return alt.StrokeDash("model:N", legend=None).scale(
        domain=list(STROKES), range=dashes
    )


def _stroke_width() -> alt.StrokeWidth:
    widths = [stroke.width for stroke in STROKES.values()]
    return alt.StrokeWidth("model:N", legend=None).scale(
        domain=list(STROKES), range=widths
    )


def _key(axes: Axes, from_left: float, from_top: float) -> Sequence[alt.Chart]:
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
        x=_x("x", axes),
        x2="end:Q",
        y=_y("rate", axes),
        color=_color(),
        strokeDash=_dash(),
        strokeWidth=_stroke_width(),
    )
    names = rows.mark_text(
        align="left", dx=8, fontSize=theme.LABEL_SIZE, fontWeight="bold"
    ).encode(x=_x("end", axes), y=_y("rate", axes), text="name:N", color=_color())
    return samples, names

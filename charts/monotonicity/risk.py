"""Observed rates as dots with intervals, models of them as lines.

The rates of a few hundred or thousand people are drawn with the interval chance allows
them, and with bars below that say how many people a dot stands for.
"""

from collections.abc import Callable, Mapping, Sequence

import altair as alt
import pandas as pd
import torch
from torch import Tensor

from charts import theme
from charts.monotonicity import strokes
from charts.monotonicity.strokes import Axes, color, dash, stroke_width
from core.monotonicity.binned_rates import BinnedRates

# The bars of counts take the lowest part of the picture.
BAR_HEIGHT = 0.1


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
    """Tabulate model curves, columns x, rate and kind of model.

    Args:
        x: Where the curves are drawn, shape (n,).
        curves: Rates at `x`, shape (n,), by kind of model (a key of
            `charts.monotonicity.strokes.STROKES`).
        scale: Converts the feature to the unit of the picture.
    """
    models = [model for model in curves for _ in range(len(x))]
    places = scale(x).repeat(len(curves))
    rates = torch.cat(list(curves.values()))
    return pd.DataFrame({"x": places.numpy(), "rate": rates.numpy(), "model": models})


def risk_chart(axes: Axes, key: tuple[float, float]) -> alt.LayerChart:
    """Dots and intervals over "bins", lines over "curves", their names over "key".

    Args:
        axes: Titles and ranges.
        key: Where the names stand as fractions of width and height from the top left.
    """
    layers = (_bars(axes), *_dots(axes), _lines(axes), *strokes.key(axes, *key))
    return alt.layer(*layers).properties(height=axes.height)


def _bars(axes: Axes) -> alt.Chart:
    low, high = axes.y_domain
    return (
        alt.Chart(alt.NamedData("bins"))
        .transform_calculate(
            floor=str(low), top=f"{low} + {BAR_HEIGHT * (high - low)} * datum.share"
        )
        .mark_rect(color=theme.MUTED, opacity=0.28, stroke=theme.PAPER, clip=True)
        .encode(
            x=axes.x("left"),
            x2="right:Q",
            y=axes.y("floor"),
            y2="top:Q",
            tooltip=alt.Tooltip("text:N", title=None),
        )
    )


def _dots(axes: Axes) -> Sequence[alt.Chart]:
    bins = alt.Chart(alt.NamedData("bins"))
    tooltip = alt.Tooltip("text:N", title=None)
    intervals = bins.mark_rule(color=theme.INK, opacity=0.55, clip=True).encode(
        x=axes.x("x"), y=axes.y("low"), y2="high:Q", tooltip=tooltip
    )
    dots = bins.mark_circle(color=theme.INK, size=70, opacity=1, clip=True).encode(
        x=axes.x("x"), y=axes.y("rate"), tooltip=tooltip
    )
    return intervals, dots


def _lines(axes: Axes) -> alt.Chart:
    return (
        alt.Chart(alt.NamedData("curves"))
        .mark_line(clip=True)
        .encode(
            x=axes.x("x"),
            y=axes.y("rate"),
            color=color(),
            strokeDash=dash(),
            strokeWidth=stroke_width(),
        )
    )

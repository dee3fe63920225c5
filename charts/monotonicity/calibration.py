"""Predicted against observed rates, bin by bin."""

import math
from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from core.monotonicity.binned_rates import BinnedRates

MODELS = {
    "linear model": (theme.LINEAR, "square"),
    "|T − c|": (theme.FEATURE, "triangle-up"),
    "hidden layer": (theme.HIDDEN, "circle"),
}


def calibration_frame(
    points: Mapping[str, tuple[Tensor, BinnedRates]],
) -> pd.DataFrame:
    """Tabulate predicted and observed rates with intervals, by model.

    Args:
        points: By name of the model (a key of `MODELS`): its mean probability in each
            bin, and the rates observed there.
    """
    return pd.concat(
        pd.DataFrame(
            {
                "predicted": predicted.numpy(),
                "observed": rates.rate.numpy(),
                "low": rates.low.numpy(),
                "high": rates.high.numpy(),
                "trials": rates.trials.numpy(),
                "model": name,
            }
        )
        for name, (predicted, rates) in points.items()
    )


def predicted_range(frame: pd.DataFrame) -> tuple[float, float]:
    """Return the range of what was predicted, in full steps of 5%."""
    low, high = 20 * frame["predicted"].min(), 20 * frame["predicted"].max()
    return math.floor(low) / 20, math.ceil(high) / 20


def calibration_chart(x_domain: tuple[float, float]) -> alt.LayerChart:
    """Points with intervals over "calibration", and the diagonal of a perfect model.

    Predictions vary less than what happens, so that `x_domain` may be narrow: the
    diagonal is then steep, and the points stay apart.
    """
    x_scale = alt.Scale(domain=x_domain, nice=False, zero=False)
    y_scale = alt.Scale(domain=(0.1, 0.7), nice=False, zero=False)
    x = alt.X("predicted:Q", title="predicted risk", scale=x_scale)
    y_title = "share that died"
    y = alt.Y("observed:Q", title=y_title, scale=y_scale)
    base = alt.Chart(alt.NamedData("calibration"))
    (low, high), muted = x_domain, theme.MUTED
    diagonal = base.mark_rule(color=muted, strokeDash=theme.DASHED, clip=True).encode(
        x=alt.datum(low), y=alt.datum(low), x2=alt.datum(high), y2=alt.datum(high)
    )
    colors, shapes = zip(*MODELS.values(), strict=True)
    color = alt.Color("model:N", title=None).scale(domain=list(MODELS), range=colors)
    shape = alt.Shape("model:N", title=None).scale(domain=list(MODELS), range=shapes)
    intervals = base.mark_rule(opacity=0.45, clip=True).encode(
        x=x,
        y=alt.Y("low:Q", title="share that died", scale=y_scale),
        y2="high:Q",
        color=color,
    )
    legend = alt.Legend(orient="top", title=None, symbolOpacity=1)
    points = base.mark_point(filled=True, size=110, opacity=1, clip=True).encode(
        x=x.axis(format="%", tickCount=7),
        y=y.axis(format="%", tickCount=5),
        color=color.legend(legend),
        shape=shape.legend(legend),
        tooltip=[
            "model:N",
            alt.Tooltip("predicted:Q", format=".0%"),
            alt.Tooltip("observed:Q", format=".0%"),
            alt.Tooltip("trials:Q", title="patients"),
        ],
    )
    return alt.layer(diagonal, intervals, points).properties(height=380)

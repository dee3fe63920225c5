"""What a model promised against what happened, bin by bin."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from core.binned_rates import BinnedRates

MODELS = {
    "linear in T": (theme.LINEAR, "square"),
    "|T − c|": (theme.FEATURE, "triangle-up"),
    "hidden layer": (theme.HIDDEN, "circle"),
}


def calibration_frame(
    points: Mapping[str, tuple[Tensor, BinnedRates]],
) -> pd.DataFrame:
    """Tabulate promised and observed rates with intervals, by model.

    Args:
        points: By name of the model (a key of `MODELS`): its mean probability in each
            bin, and the rates observed there.
    """
    return pd.concat(
        pd.DataFrame(
            {
                "promised": promised.numpy(),
                "observed": rates.rate.numpy(),
                "low": rates.low.numpy(),
                "high": rates.high.numpy(),
                "trials": rates.trials.numpy(),
                "model": name,
            }
        )
        for name, (promised, rates) in points.items()
    )


def calibration_chart(
    x_title: str, y_title: str, domain: tuple[float, float]
) -> alt.LayerChart:
    """Points with intervals over "calibration", and the diagonal of a perfect model."""
    low, high = domain
    scale = alt.Scale(domain=domain, nice=False, zero=False)
    x = alt.X("promised:Q", title=x_title, scale=scale)
    y = alt.Y("observed:Q", title=y_title, scale=scale)
    colors, shapes = zip(*MODELS.values(), strict=True)
    color = alt.Color("model:N", title=None).scale(domain=list(MODELS), range=colors)
    shape = alt.Shape("model:N", title=None).scale(domain=list(MODELS), range=shapes)
    legend = alt.Legend(orient="top", title=None, symbolOpacity=1)
    base = alt.Chart(alt.NamedData("calibration"))
    diagonal = base.mark_rule(color=theme.MUTED, strokeDash=theme.DASHED).encode(
        x=alt.datum(low), y=alt.datum(low), x2=alt.datum(high), y2=alt.datum(high)
    )
    intervals = base.mark_rule(opacity=0.45, clip=True).encode(
        x=x, y=alt.Y("low:Q", title=y_title, scale=scale), y2="high:Q", color=color
    )
    points = base.mark_point(filled=True, size=90, opacity=1, clip=True).encode(
        x=x.axis(format="%"),
        y=y.axis(format="%"),
        color=color.legend(legend),
        shape=shape.legend(legend),
        tooltip=[
            "model:N",
            alt.Tooltip("promised:Q", format=".0%"),
            alt.Tooltip("observed:Q", format=".0%"),
            alt.Tooltip("trials:Q", title="patients"),
        ],
    )
    return alt.layer(diagonal, intervals, points).properties(height=360)

"""Nanoseconds an element as bars, with their spread."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from charts import theme
from core.activation_gallery.cost import Cost

FORWARD, BOTH = "forward", "forward and backward"


def costs_frame(costs: Mapping[str, tuple[Cost, Cost]]) -> pd.DataFrame:
    """Tabulate costs, columns activation, way, low, median and high."""
    return pd.DataFrame(
        [
            (name, way, *cost)
            for name, pair in costs.items()
            for way, cost in zip((FORWARD, BOTH), pair, strict=True)
        ],
        columns=["activation", "way", "low", "median", "high"],
    )


def costs_chart() -> alt.LayerChart:
    """Bars of the median over "costs", and a rule over the middle half."""
    ways = alt.Scale(domain=(FORWARD, BOTH), range=(theme.FEATURE, theme.HIDDEN))
    base = alt.Chart(alt.NamedData("costs")).encode(
        y=alt.Y("activation:N", title=None, sort=None),
        yOffset=alt.YOffset("way:N").sort((FORWARD, BOTH)),
    )
    legend = alt.Legend(orient="top", title=None)
    x_title = "nanoseconds per element"
    bars = base.mark_bar(opacity=0.85).encode(
        x=alt.X("median:Q", title=x_title),
        color=alt.Color("way:N", scale=ways, legend=legend),
    )
    spread = base.mark_rule(color=theme.INK, strokeWidth=2).encode(
        x=alt.X("low:Q", title=x_title), x2="high:Q"
    )
    return (bars + spread).properties(height=alt.Step(16))

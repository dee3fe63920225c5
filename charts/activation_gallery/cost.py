"""Nanoseconds for each number as bars, with their spread."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from charts import theme
from core.activation_gallery.cost import Cost

FORWARD, BOTH = "forward", "forward and backward"


def costs_frame(
    costs: Mapping[str, tuple[Cost, Cost]], names: tuple[str, ...]
) -> pd.DataFrame:
    """Tabulate costs, columns activation, way, fastest, median and text.

    Args:
        costs: What is told, by name.
        names: All that have a row; where nothing is told there is a question mark.
    """
    told = [
        (name, way, *cost, f"{cost.fastest:.2f}")
        for name, pair in costs.items()
        for way, cost in zip((FORWARD, BOTH), pair, strict=True)
    ]
    untold = [(name, FORWARD, 0.0, 0.0, "?") for name in names if name not in costs]
    return pd.DataFrame(
        told + untold, columns=["activation", "way", "fastest", "median", "text"]
    )


def costs_chart(names: tuple[str, ...]) -> alt.LayerChart:
    """Bars of the fastest over "costs", their numbers, and a rule up to the median.

    Args:
        names: The rows from the top.
    """
    ways = alt.Scale(domain=(FORWARD, BOTH), range=(theme.FEATURE, theme.HIDDEN))
    base = alt.Chart(alt.NamedData("costs")).encode(
        y=alt.Y("activation:N", title=None, scale=alt.Scale(domain=names)),
        yOffset=alt.YOffset("way:N", scale=alt.Scale(domain=(FORWARD, BOTH))),
    )
    legend = alt.Legend(orient="top", title=None)
    title = "nanoseconds for each number"
    x = alt.X("fastest:Q", title=title).axis(labelFlush=False, tickCount=8)
    bars = base.mark_bar(opacity=0.85).encode(
        x=x, color=alt.Color("way:N", scale=ways, legend=legend)
    )
    spread = base.mark_rule(color=theme.INK, strokeWidth=2).encode(x=x, x2="median:Q")
    numbers = base.mark_text(align="left", dx=10, **theme.NAME).encode(
        x=alt.X("median:Q", title=title),
        text="text:N",
        color=alt.value(theme.INK),
    )
    return bars + spread + numbers

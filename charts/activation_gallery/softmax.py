"""Outputs of an elementwise and of a rowwise function, before and after one change."""

import altair as alt
import pandas as pd

from charts import theme
from core.activation_gallery.softmax import ROW, Change

BEFORE, AFTER = "before", "after"
GAP = 1.6
"""Between the bars of the two functions, in widths of a pair of bars."""
HALF = 0.36


def rowwise_frame(change: Change, num_revealed: int = 4) -> pd.DataFrame:
    """Tabulate both functions' outputs as bars: left, right, output, when and text.

    Args:
        change: The row before and after.
        num_revealed: Of this many outputs, from the first, the "after" is told; the
            others have a question mark.
    """
    bars = []
    for begin, function in ((0, "sigmoid"), (len(ROW) + GAP, "softmax")):
        before, after = getattr(change, function).tolist()
        for i, (old, new) in enumerate(zip(before, after, strict=True)):
            told = i < num_revealed
            middle = begin + i
            text = f"{new:.2f}" if told else "?"
            bars += [
                (middle - HALF, middle, old, BEFORE, "", function),
                (middle, middle + HALF, new if told else 0.0, AFTER, text, function),
            ]
    columns = ["left", "right", "output", "when", "text", "function"]
    return pd.DataFrame(bars, columns=columns)


def rowwise_chart() -> alt.LayerChart:
    """Bars over "outputs": four of the sigmoid beside four of softmax."""
    colors = alt.Scale(domain=(BEFORE, AFTER), range=(theme.LINEAR, theme.HIDDEN))
    legend = alt.Legend(orient="top", title=None)
    low, high = -0.6, 2 * len(ROW) + GAP - 0.4
    x = alt.X("left:Q", axis=None).scale(domain=(low, high), nice=False)
    y = alt.Y("output:Q", title="output").scale(domain=(0, 1.12), nice=False)
    y = y.axis(values=[0, 0.25, 0.5, 0.75, 1], format="~g", labelFlush=False)
    named = alt.Chart(alt.NamedData("outputs"))
    bars = (
        named.transform_calculate(floor="0")
        .mark_rect()
        .encode(
            x=x,
            x2="right:Q",
            y=y,
            y2="floor:Q",
            color=alt.Color("when:N", scale=colors, legend=legend),
        )
    )
    numbers = named.mark_text(
        dy=-10, align="left", color=theme.INK, **theme.NAME
    ).encode(x=alt.X("left:Q"), y=alt.Y("output:Q"), text="text:N")
    titles = (
        named.transform_aggregate(
            left="min(left)", right="max(right)", groupby=["function"]
        )
        .transform_calculate(
            middle="(datum.left + datum.right) / 2",
            name="datum.function + ' of the row'",
            top="1.08",
        )
        .mark_text(color=theme.INK, **theme.NAME)
        .encode(x=alt.X("middle:Q"), y=alt.Y("top:Q"), text="name:N")
    )
    return alt.layer(bars, numbers, titles)

"""Outputs of an elementwise and of a rowwise function, before and after one change."""

import altair as alt
import pandas as pd

from charts import theme
from core.activation_gallery.softmax import Change

BEFORE, AFTER = "before", "after"


def rowwise_frame(change: Change, num_revealed: int = 4) -> pd.DataFrame:
    """Tabulate both functions' outputs, columns entry, output, when and function.

    Args:
        change: The row before and after.
        num_revealed: Of this many outputs, from the first, the "after" is told.
    """
    whens = (BEFORE, AFTER)
    return pd.DataFrame(
        [
            (f"output {i + 1}", output, when, function)
            for function in ("sigmoid", "softmax")
            for when, row in zip(whens, getattr(change, function), strict=True)
            for i, output in enumerate(row.tolist())
            if when == BEFORE or i < num_revealed
        ],
        columns=["entry", "output", "when", "function"],
    )


def rowwise_chart() -> alt.VConcatChart:
    """Bars over "outputs", hollow before and filled after, a panel each function."""
    colors = alt.Scale(domain=(BEFORE, AFTER), range=(theme.LINEAR, theme.HIDDEN))
    legend = alt.Legend(orient="top", title=None)
    panels = [
        alt.Chart(alt.NamedData("outputs"))
        .transform_filter(f"datum.function == '{function}'")
        .mark_bar()
        .encode(
            x=alt.X("entry:N", title=None).axis(labelAngle=0),
            xOffset=alt.XOffset("when:N").sort((BEFORE, AFTER)),
            y=alt.Y("output:Q", title=function).scale(domain=(0, 1)),
            color=alt.Color("when:N", scale=colors, legend=legend),
            tooltip=["entry:N", "when:N", alt.Tooltip("output:Q", format=".4f")],
        )
        .properties(height=130)
        for function in ("sigmoid", "softmax")
    ]
    return alt.vconcat(*panels, spacing=8)

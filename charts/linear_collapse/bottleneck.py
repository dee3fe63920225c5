"""What a bottleneck takes from a layer: singular values, and places for its outputs."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.linear_collapse.best_fit import output_dots

BEFORE, AFTER = "without the bottleneck", "through the bottleneck"


def spectrum_frame(before: Tensor, after: Tensor) -> pd.DataFrame:
    """Tabulate singular values, columns index, before and after, each (m,)."""
    return pd.DataFrame(
        {
            "index": range(1, len(before) + 1),
            "before": before.numpy(),
            "after": after.numpy(),
        }
    )


def spectrum_chart() -> alt.LayerChart:
    """Bars (after) within outlines (before) over the frame named "spectrum"."""
    spectrum = alt.Chart(alt.NamedData("spectrum")).encode(
        x=alt.X("index:O", title="singular value number").axis(labelAngle=0)
    )
    before = spectrum.mark_bar(
        fillOpacity=0, stroke=theme.LINEAR, strokeDash=[3, 2], strokeWidth=1.5
    ).encode(y=alt.Y("before:Q", title="singular value"))
    after = spectrum.mark_bar(color=theme.RIGHT).encode(y="after:Q")
    return (after + before).properties(height=210)


def reach_chart() -> alt.Chart:
    """Two outputs of each example against each other, over the frame "outputs"."""
    layers = (BEFORE, AFTER)
    dots = output_dots("output o₁", "output o₂", layers, theme.RIGHT)
    return dots.properties(height=300)

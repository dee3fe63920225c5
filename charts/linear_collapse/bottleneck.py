"""What a bottleneck takes from a layer: singular values, and places for its outputs."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

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


def reach_frame(before: Tensor, after: Tensor) -> pd.DataFrame:
    """Tabulate the first two outputs, columns o1, o2 and layer; shape (n, 2) each."""
    return pd.concat(
        pd.DataFrame({"o1": O[:, 0].numpy(), "o2": O[:, 1].numpy(), "layer": layer})
        for layer, O in ((BEFORE, before), (AFTER, after))
    )


def reach_chart() -> alt.Chart:
    """Dots over the frame named "outputs"."""
    layers = (BEFORE, AFTER)
    return (
        alt.Chart(alt.NamedData("outputs"))
        .mark_point(filled=True, size=34, opacity=0.7)
        .encode(
            x=alt.X("o1:Q", title="output o₁"),
            y=alt.Y("o2:Q", title="output o₂"),
            color=alt.Color(
                "layer:N", legend=alt.Legend(orient="top", title=None)
            ).scale(domain=layers, range=(theme.LINEAR, theme.RIGHT)),
            shape=alt.Shape("layer:N").scale(domain=layers, range=("square", "circle")),
        )
        .properties(height=300)
    )

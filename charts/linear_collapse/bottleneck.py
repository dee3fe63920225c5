"""What a bottleneck takes from a layer: singular values, and places for its outputs."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.linear_collapse.best_fit import key_layers, output_dots
from charts.linear_collapse.plane_layers import over, told_layers

BEFORE, AFTER = "without the bottleneck", "through the bottleneck"


def spectrum_frame(before: Tensor, after: Tensor) -> pd.DataFrame:
    """Tabulate singular values, columns index, before and after, each (m,)."""
    return pd.DataFrame(
        {
            "index": range(1, len(before) + 1),
            "before": before.tolist(),
            "after": after.tolist(),
        }
    )


def spectrum_chart() -> alt.LayerChart:
    """Bars (after) within outlines (before) over "spectrum"; the table "loss"."""
    spectrum = over("spectrum").encode(
        x=alt.X("index:O", title="singular values, largest first").axis(labelAngle=0)
    )
    before = spectrum.mark_bar(
        fillOpacity=0, stroke=theme.LINEAR, strokeDash=[3, 2], strokeWidth=1.5
    ).encode(y=alt.Y("before:Q", title="singular value"))
    after = spectrum.mark_bar(color=theme.RIGHT).encode(y="after:Q")
    return alt.layer(after, before, *told_layers("loss", right=True))


def reach_chart() -> alt.LayerChart:
    """Two outputs of each example against each other; tables "outputs" and "key"."""
    layers = (BEFORE, AFTER)
    dots = output_dots("output o₁", "output o₂", layers, theme.RIGHT)
    return alt.layer(dots, *key_layers(layers, theme.RIGHT)).properties(height=380)

"""A function along the way between two inputs, and the straight chord."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme


def chord_frame(values: Tensor) -> pd.DataFrame:
    """Tabulate a function at even steps, columns share, value and chord.

    Args:
        values: From x to y, shape (num_points,), num_points odd.
    """
    share = [i / (len(values) - 1) for i in range(len(values))]
    first, last = float(values[0]), float(values[-1])
    return pd.DataFrame(
        {
            "share": share,
            "value": values.numpy(),
            "chord": [first + s * (last - first) for s in share],
        }
    )


def chord_chart() -> alt.LayerChart:
    """Function, chord and the gap halfway over the frame named "way"."""
    way = alt.Chart(alt.NamedData("way")).encode(
        x=alt.X("share:Q", title="way from x to y").axis(
            values=[0, 0.5, 1],
            labelExpr="{'0': 'x', '0.5': '(x + y) / 2', '1': 'y'}[datum.value]",
        )
    )
    function = way.mark_line(color=theme.HIDDEN, strokeWidth=2.5).encode(
        y=alt.Y("value:Q", title="output of the network").scale(zero=False)
    )
    chord = way.mark_line(color=theme.LINEAR, strokeDash=theme.LINEAR_DASH).encode(
        y="chord:Q"
    )
    middle = way.transform_filter("datum.share == 0.5")
    gap = middle.mark_rule(color=theme.WRONG, strokeWidth=3).encode(
        y="value:Q", y2="chord:Q"
    )
    ends = middle.mark_point(filled=True, size=70)
    return (
        function
        + chord
        + gap
        + ends.encode(y="value:Q", color=alt.value(theme.HIDDEN))
        + ends.encode(y="chord:Q", color=alt.value(theme.LINEAR))
    ).properties(height=320)

"""A line and a dashed line over it: two ways to compute what should be one curve."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

COLORS = (theme.FEATURE, theme.HIDDEN)
DASHES = ([1, 0], theme.DASHED)


def overlay_frame(x: Tensor, curves: Mapping[str, Tensor]) -> pd.DataFrame:
    """Tabulate curves over one x, columns x, y and curve.

    Args:
        x: Points, shape (n,).
        curves: Name -> values there, shape (n,).
    """
    return pd.concat(
        pd.DataFrame({"x": x.numpy(), "y": y.numpy(), "curve": name})
        for name, y in curves.items()
    )


def overlay_chart(names: tuple[str, ...], x_title: str, y_title: str) -> alt.Chart:
    """One line or two over "curves", the second dashed and in the foreground."""
    legend = alt.Legend(orient="top", labelLimit=260, symbolType="stroke")
    color = alt.Color("curve:N", title=None, legend=legend)
    dash = alt.StrokeDash("curve:N", title=None, legend=legend)
    return (
        alt.Chart(alt.NamedData("curves"))
        .mark_line(strokeWidth=3)
        .encode(
            x=alt.X("x:Q", title=x_title).scale(nice=False),
            y=alt.Y("y:Q", title=y_title).scale(padding=8),
            color=color.scale(domain=names, range=COLORS[: len(names)]),
            strokeDash=dash.scale(domain=names, range=DASHES[: len(names)]),
        )
        .properties(height=330)
    )

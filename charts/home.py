"""The first picture: measurements over time, and two networks fitted to them."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

X_DOMAIN, Y_DOMAIN = (0, 60), (-140, 80)
KINDS = ("network", "linear")
COLORS = (theme.HIDDEN, theme.LINEAR)


def measurements_frame(x: Tensor, y: Tensor) -> pd.DataFrame:
    """Tabulate measurements, columns x and y of shape (n,)."""
    return pd.DataFrame({"x": x.numpy(), "y": y.numpy()})


def fitted_frame(x: Tensor, curves: Mapping[str, Tensor]) -> pd.DataFrame:
    """Tabulate fitted curves over `x`, shape (n,), by kind."""
    return pd.concat(
        pd.DataFrame({"x": x.numpy(), "y": y.numpy(), "kind": kind})
        for kind, y in curves.items()
    )


def labels_frame(labels: Sequence[tuple[str, str, float, float]]) -> pd.DataFrame:
    """Tabulate what stands at the curves: kind, text and place."""
    return pd.DataFrame(list(labels), columns=["kind", "text", "x", "y"])


def home_chart() -> alt.LayerChart:
    """Dots over "measurements", lines over "fitted", their names over "labels"."""
    dots = (
        alt.Chart(alt.NamedData("measurements"))
        .mark_circle(color=theme.INK, size=42, opacity=0.55, aria=False)
        .encode(x=_x(), y=_y())
    )
    color = alt.Color("kind:N", legend=None).scale(domain=KINDS, range=COLORS)
    dash = alt.StrokeDash("kind:N", legend=None).scale(
        domain=KINDS, range=([1, 0], theme.LINEAR_DASH)
    )
    lines = (
        alt.Chart(alt.NamedData("fitted"))
        .mark_line(strokeWidth=3.5, clip=True)
        .encode(x=_x(), y=_y(), color=color, strokeDash=dash)
    )
    text = alt.Chart(alt.NamedData("labels")).encode(x=_x(), y=_y(), text="text:N")
    style = {"align": "left", **theme.NAME}
    halo = text.mark_text(**style, **theme.HALO)
    named = text.mark_text(**style).encode(color=color)
    return alt.layer(dots, lines, halo, named)


def _x() -> alt.X:
    scale = alt.Scale(domain=X_DOMAIN, nice=False)
    axis = alt.Axis(values=[0, 20, 40, 60], labelFlush=False)
    return alt.X("x:Q", title="milliseconds after the impact", scale=scale, axis=axis)


def _y() -> alt.Y:
    scale = alt.Scale(domain=Y_DOMAIN, nice=False)
    axis = alt.Axis(values=[-100, -50, 0, 50])
    return alt.Y("y:Q", title="acceleration of the head, g", scale=scale, axis=axis)

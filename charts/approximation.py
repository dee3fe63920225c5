"""A target, a network built by hand, and what each of its units adds."""

import altair as alt
import pandas as pd
import torch
from torch import Tensor

from charts import theme
from charts.fits import labelled

HEIGHT = 340


def bands_frame(x: Tensor, sums: Tensor, bounds: tuple[float, float]) -> pd.DataFrame:
    """Tabulate what lies between one partial sum and the next.

    Args:
        x: Where, shape (n,).
        sums: One after the other, shape (sums, n).
        bounds: Heights to cut the bands at, so that steep ramps stay in the picture.

    Returns:
        Columns x, y, y2 and band, one band for each sum but the first.
    """
    cut = sums.clamp(*bounds).float()
    num_bands, n = len(cut) - 1, len(x)
    return pd.DataFrame(
        {
            "x": x.float().repeat(num_bands).numpy(),
            "y": cut[:-1].flatten().numpy(),
            "y2": cut[1:].flatten().numpy(),
            "band": torch.arange(num_bands).to(torch.int8).repeat_interleave(n).numpy(),
        }
    )


def kinks_frame(kinks: Tensor, low: float, high: float) -> pd.DataFrame:
    """Tabulate where units switch, within the picture, column x."""
    inside = kinks[(kinks >= low) & (kinks <= high)]
    return pd.DataFrame({"x": inside.float().numpy()})


def approximation_chart() -> alt.LayerChart:
    """The frames "bands", "curves", "labels", "examples" and "kinks"."""
    bands = (
        alt.Chart(alt.NamedData("bands"))
        .mark_area(color=theme.FEATURE, clip=True)
        .encode(
            x="x:Q",
            y="y:Q",
            y2="y2:Q",
            detail="band:N",
            opacity=alt.condition("datum.band % 2", alt.value(0.28), alt.value(0.1)),
        )
    )
    kinks = (
        alt.Chart(alt.NamedData("kinks"))
        .mark_tick(
            color=theme.FEATURE, orient="vertical", thickness=2, size=10, yOffset=-5
        )
        .encode(x="x:Q", y=alt.value("height"))
    )
    return labelled(bands, kinks).properties(height=HEIGHT)


def error_frame(x: Tensor, error: Tensor) -> pd.DataFrame:
    """Tabulate network minus target, columns x and error."""
    return pd.DataFrame({"x": x.float().numpy(), "error": error.float().numpy()})


def bound_frame(bound: float, worst: float) -> pd.DataFrame:
    """Tabulate ±bound, columns bound and text; empty where it says next to nothing.

    Args:
        bound: The largest error the theorem allows.
        worst: The largest error that was made: a bound far above it would flatten it.
    """
    if not bound <= 12 * worst:
        return pd.DataFrame({"bound": [], "text": []}, dtype=float)
    return pd.DataFrame({"bound": [bound, -bound], "text": ["bound", ""]})


def error_chart() -> alt.LayerChart:
    """The frames "error" and "bound"."""
    x = alt.X("x:Q", title=None, axis=alt.Axis(labels=False, ticks=False)).scale(
        nice=False, zero=False
    )
    y = alt.Y("error:Q", title="error", axis=alt.Axis(tickCount=3))
    area = (
        alt.Chart(alt.NamedData("error"))
        .mark_area(color=theme.FEATURE, opacity=0.35, line={"color": theme.FEATURE})
        .encode(x=x, y=y)
    )
    bound = alt.Chart(alt.NamedData("bound")).encode(y="bound:Q")
    rules = bound.mark_rule(color=theme.MUTED, strokeDash=theme.DASHED)
    text = bound.mark_text(
        align="right", dy=-6, color=theme.MUTED, fontSize=theme.FONT_SIZE
    ).encode(text="text:N", x=alt.value("width"))
    return alt.layer(area, rules, text).properties(height=110)

"""A target, a network built by hand, and what its units add one by one."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.universal_approximation.fits import labelled

HEIGHT = 340
ROUNDING = 1e-12  # of the curves' heights: what is left of a zero error in float64
# Both pictures keep this much for the numbers of their axes, so that the one stands
# under the other.
AXIS_WIDTH = 60
SHORT = (
    "abs(datum.value) >= 0.001 || abs(datum.value) < 1e-9 ?"
    " format(datum.value, '~g') :"
    " format(datum.value * pow(10, ceil(-log(abs(datum.value)) / LN10 - 1e-9)), '.2~g')"
    " + '·10⁻' + '⁰¹²³⁴⁵⁶⁷⁸⁹'[ceil(-log(abs(datum.value)) / LN10 - 1e-9)]"
)


def band_frame(
    x: Tensor, before: Tensor, after: Tensor, bounds: tuple[float, float]
) -> pd.DataFrame:
    """Tabulate what lies between one partial sum and the next, columns x, y and y2.

    Args:
        x: Where, shape (n,).
        before: The sum without a unit, shape (n,).
        after: The sum with it, shape (n,).
        bounds: Heights to cut the band at, so that steep ramps stay in the picture.
    """
    low, high = (edge.clamp(*bounds).float().numpy() for edge in (before, after))
    return pd.DataFrame({"x": x.float().numpy(), "y": low, "y2": high})


def no_band_frame() -> pd.DataFrame:
    """Tabulate no band at all."""
    return pd.DataFrame({"x": [], "y": [], "y2": []}, dtype=float)


def kinks_frame(kinks: Tensor, low: float, high: float) -> pd.DataFrame:
    """Tabulate where units switch, within the picture, column x."""
    inside = kinks[(kinks >= low) & (kinks <= high)]
    return pd.DataFrame({"x": inside.float().numpy()})


def approximation_chart(low: float, high: float) -> alt.LayerChart:
    """The frames "band", "curves", "labels", "examples" and "kinks".

    Args:
        low: Left end of the picture.
        high: Right end of the picture.
    """
    x = alt.X("x:Q").scale(domain=(low, high), nice=False)
    band = (
        alt.Chart(alt.NamedData("band"))
        .mark_area(color=theme.FEATURE, opacity=0.3, aria=False)
        .encode(x=x, y="y:Q", y2="y2:Q")
    )
    kinks = (
        alt.Chart(alt.NamedData("kinks"))
        .mark_tick(
            color=theme.FEATURE, orient="vertical", thickness=1.5, size=10, yOffset=-5
        )
        .encode(x=x, y=alt.value("height"))
    )
    chart = labelled(band, kinks, axis_width=AXIS_WIDTH)
    return chart.properties(height=HEIGHT)


def error_frame(x: Tensor, error: Tensor, scale: float) -> pd.DataFrame:
    """Tabulate network minus target, columns x and error.

    Args:
        x: Where, shape (n,).
        error: Network minus target, shape (n,).
        scale: Heights of the curves; an error that rounding alone explains becomes 0.
    """
    seen = error.where(error.abs() > ROUNDING * scale, 0.0)
    return pd.DataFrame({"x": x.float().numpy(), "error": seen.float().numpy()})


def bound_frame(bound: float, worst: float) -> pd.DataFrame:
    """Tabulate ±bound, columns bound and text; empty where it says next to nothing.

    Args:
        bound: The largest error that the construction allows.
        worst: The largest error that was made: a bound far above it would flatten it.
    """
    if not bound <= 12 * worst:
        return pd.DataFrame({"bound": [], "text": []}, dtype=float)
    return pd.DataFrame({"bound": [bound, -bound], "text": ["bound", ""]})


def error_chart(low: float, high: float) -> alt.LayerChart:
    """The frames "error" and "bound", to stand under `approximation_chart`.

    Args:
        low: Left end of the picture.
        high: Right end of the picture.
    """
    x = alt.X("x:Q", title="x", axis=alt.Axis(titlePadding=2)).scale(
        domain=(low, high), nice=False
    )
    axis = alt.Axis(
        tickCount=3, labelExpr=SHORT, minExtent=AXIS_WIDTH, maxExtent=AXIS_WIDTH
    )
    y = alt.Y("error:Q", title=None, axis=axis).scale(padding=14)
    area = (
        alt.Chart(alt.NamedData("error"))
        .mark_area(
            aria=False,  # the alternative text of the chart speaks for its marks
            color=theme.FEATURE,
            opacity=0.35,
            # Clipped: the room for a line's joints would narrow this picture alone.
            clip=True,
            line={"color": theme.FEATURE, "aria": False},
        )
        .encode(x=x, y=y)
    )
    bound = alt.Chart(alt.NamedData("bound")).encode(y="bound:Q")
    rules = bound.mark_rule(color=theme.MUTED, strokeDash=theme.DASHED, aria=False)
    text = bound.mark_text(
        align="right", dy=-8, color=theme.MUTED, fontSize=theme.FONT_SIZE
    ).encode(text="text:N", x=alt.value("width"))
    return alt.layer(area, rules, text).properties(height=180)

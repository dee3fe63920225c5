"""Network minus target along x, with what bounds it."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

ROUNDING = 1e-12  # of the curves' heights: what is left of a zero error in float64
SHORT = (
    "abs(datum.value) >= 0.001 || abs(datum.value) < 1e-9 ?"
    " format(datum.value, '~g') :"
    " format(datum.value * pow(10, ceil(-log(abs(datum.value)) / LN10 - 1e-9)), '.2~g')"
    " + '·10⁻' + '⁰¹²³⁴⁵⁶⁷⁸⁹'[ceil(-log(abs(datum.value)) / LN10 - 1e-9)]"
)


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


def error_chart() -> alt.LayerChart:
    """The frames "error" and "bound"."""
    axis = alt.Axis(titlePadding=2, labelFlush=False, grid=False)
    x = alt.X("x:Q", title="x", axis=axis).scale(nice=False, zero=False)
    y = alt.Y(
        "error:Q",
        title="network − target",
        axis=alt.Axis(tickCount=5, labelExpr=SHORT),
    ).scale(padding=14)
    area = (
        alt.Chart(alt.NamedData("error"))
        .mark_area(
            aria=False,  # the alternative text of the chart speaks for its marks
            color=theme.FEATURE,
            opacity=0.35,
            line={"color": theme.FEATURE, "aria": False},
        )
        .encode(x=x, y=y)
    )
    bound = alt.Chart(alt.NamedData("bound")).encode(y="bound:Q")
    rules = bound.mark_rule(color=theme.MUTED, strokeDash=theme.DASHED, aria=False)
    text = bound.mark_text(
        align="right", dy=-8, color=theme.MUTED, fontSize=theme.FONT_SIZE
    ).encode(text="text:N", x=alt.value("width"))
    return alt.layer(area, rules, text).properties(height=300)

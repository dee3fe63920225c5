"""Numbers with their intervals in rows, and the same number over many repetitions."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts import theme
from core.monotonicity.held_out import Estimate

COLORS = {
    "linear": theme.LINEAR,
    "feature": theme.FEATURE,
    "hidden": theme.HIDDEN,
    "other": theme.OTHER,
}


def intervals_frame(
    names: Sequence[str], models: Sequence[str], intervals: Sequence[Estimate]
) -> pd.DataFrame:
    """Tabulate intervals: name, model (a key of `COLORS`), mean, low and high."""
    frame = pd.DataFrame(intervals, columns=["mean", "low", "high"])
    return frame.assign(name=list(names), model=list(models))


def repeats_frame(
    names: Sequence[str], models: Sequence[str], repeats: Sequence[Sequence[float]]
) -> pd.DataFrame:
    """Tabulate repetitions: name, model and value, one row each."""
    rows = [
        (value, name, model)
        for name, model, values in zip(names, models, repeats, strict=True)
        for value in values
    ]
    return pd.DataFrame(rows, columns=["value", "name", "model"])


def intervals_chart(names: tuple[str, ...], title: str) -> alt.LayerChart:
    """Rows over "intervals", repetitions as ticks over "repeats", a rule at zero.

    Args:
        names: The rows from top to bottom.
        title: Title of the axis, with the unit.
    """
    color = alt.Color("model:N", legend=None).scale(
        domain=list(COLORS), range=list(COLORS.values())
    )
    ticks = (
        alt.Chart(alt.NamedData("repeats"))
        .mark_tick(thickness=1.5, size=16, opacity=0.55, yOffset=14)
        .encode(x="value:Q", y=_rows(names), color=color)
    )
    zero = (
        alt.Chart(alt.NamedData("intervals"))
        .mark_rule(color=theme.MUTED, strokeDash=theme.DASHED)
        .encode(x=alt.datum(0.0, type="quantitative"))
    )
    layers = (zero, ticks, *_intervals(names, title, color))
    return alt.layer(*layers).properties(height=64 * len(names) + 50)


def _rows(names: tuple[str, ...]) -> alt.Y:
    y = alt.Y("name:N", title=None, sort=list(names)).scale(domain=list(names))
    return y.axis(labelLimit=220, labelFontSize=theme.FONT_SIZE)


def _intervals(
    names: tuple[str, ...], title: str, color: alt.Color
) -> Sequence[alt.Chart]:
    ends = (alt.Tooltip(f"{end}:Q", format=".4f") for end in ("mean", "low", "high"))
    rows = alt.Chart(alt.NamedData("intervals")).encode(
        y=_rows(names), color=color, tooltip=[alt.Tooltip("name:N"), *ends]
    )
    low, mean = (
        alt.X(f"{column}:Q", title=title).scale(zero=False).axis(tickCount=5)
        for column in ("low", "mean")
    )
    return (
        rows.mark_rule(strokeWidth=3).encode(x=low, x2="high:Q"),
        rows.mark_circle(size=130, opacity=1).encode(x=mean),
    )

"""Numbers with their intervals in rows, and the same number over many repetitions."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts import theme
from core.bootstrap import Interval

COLORS = {
    "linear": theme.LINEAR,
    "feature": theme.FEATURE,
    "hidden": theme.HIDDEN,
    "other": theme.INK,
}


def intervals_frame(
    names: Sequence[str], models: Sequence[str], intervals: Sequence[Interval]
) -> pd.DataFrame:
    """Tabulate intervals: name, model (a key of `COLORS`), mean, low and high."""
    frame = pd.DataFrame(intervals, columns=["mean", "low", "high"])
    return frame.assign(name=list(names), model=list(models))


def repeats_frame(
    names: Sequence[str], models: Sequence[str], repeats: Sequence[Sequence[float]]
) -> pd.DataFrame:
    """Tabulate repetitions: name, model and value, one row each."""
    return pd.concat(
        pd.DataFrame({"value": list(values), "name": name, "model": model})
        for name, model, values in zip(names, models, repeats, strict=True)
    )


def intervals_chart(
    names: tuple[str, ...], title: str, reference: float | None = 0.0
) -> alt.LayerChart:
    """Rows over "intervals", repetitions as ticks over "repeats", a rule at zero.

    Args:
        names: The rows from top to bottom.
        title: Title of the axis, with the unit.
        reference: Where a vertical rule stands; none if None.
    """
    y = alt.Y("name:N", title=None, sort=list(names)).axis(
        labelLimit=220, labelFontSize=theme.FONT_SIZE
    )
    y = y.scale(domain=list(names))
    x = alt.X("mean:Q", title=title).scale(zero=False)
    color = alt.Color("model:N", legend=None).scale(
        domain=list(COLORS), range=list(COLORS.values())
    )
    rows = alt.Chart(alt.NamedData("intervals"))
    tooltip = [
        alt.Tooltip("name:N"),
        *(
            alt.Tooltip(f"{column}:Q", format=".4f")
            for column in ("mean", "low", "high")
        ),
    ]
    layers = [
        alt.Chart(alt.NamedData("repeats"))
        .mark_tick(thickness=1.5, size=16, opacity=0.55, yOffset=14)
        .encode(x="value:Q", y=y, color=color),
        rows.mark_rule(strokeWidth=3).encode(
            x=alt.X("low:Q", title=title).scale(zero=False),
            x2="high:Q",
            y=y,
            color=color,
            tooltip=tooltip,
        ),
        rows.mark_circle(size=130, opacity=1).encode(
            x=x, y=y, color=color, tooltip=tooltip
        ),
    ]
    if reference is not None:
        layers.insert(
            0,
            alt.Chart(alt.NamedData("intervals"))
            .mark_rule(color=theme.MUTED, strokeDash=theme.DASHED)
            .encode(x=alt.datum(reference, type="quantitative")),
        )
    return alt.layer(*layers).properties(height=64 * len(names) + 50)

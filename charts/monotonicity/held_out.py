"""The same number over many repetitions, in a row for each model, with its mean."""

from collections.abc import Mapping, Sequence
from statistics import mean

import altair as alt
import pandas as pd

from charts import theme
from charts.monotonicity.strokes import color
from core.notation import signed


def repeats_frame(
    names: Mapping[str, str], repeats: Mapping[str, Sequence[float]]
) -> pd.DataFrame:
    """Tabulate repetitions: value, name and kind of model, one row each.

    Args:
        names: Of the rows, by kind of model (a key of `strokes.STROKES`).
        repeats: The values, by the same kinds.
    """
    rows = [
        (value, names[model], model)
        for model, values in repeats.items()
        for value in values
    ]
    return pd.DataFrame(rows, columns=["value", "name", "model"])


def means_frame(
    names: Mapping[str, str], repeats: Mapping[str, Sequence[float]]
) -> pd.DataFrame:
    """Tabulate the mean of each row of `repeats_frame`, also written as a text."""
    means = {model: mean(values) for model, values in repeats.items()}
    rows = [
        (value, names[model], model, signed(value, 1)) for model, value in means.items()
    ]
    return pd.DataFrame(rows, columns=["value", "name", "model", "text"])


def splits_chart(
    names: tuple[str, ...], title: str, domain: tuple[float, float], zero: str
) -> alt.LayerChart:
    """Ticks over "repeats", a dot and a number over "means", a rule at zero.

    Args:
        names: The rows from top to bottom.
        title: Title of the axis, with the unit.
        domain: Range of the axis, the same with and without ticks.
        zero: What the rule at zero stands for.
    """
    x = alt.X("value:Q", title=title).scale(domain=domain, nice=False)
    x = x.axis(tickCount=6, labelFlush=False)
    y = alt.Y("name:N", title=None, sort=list(names)).scale(domain=list(names))
    # Above the ticks, so that the ticks have the whole width of a phone.
    y = y.axis(
        labelAlign="left",
        labelPadding=-6,
        labelOffset=-30,
        labelLimit=400,
        labelFontSize=theme.LABEL_SIZE,
        ticks=False,
        domain=False,
    )
    ticks = alt.Chart(alt.NamedData("repeats")).mark_tick(
        thickness=2, size=28, opacity=0.6, clip=True
    )
    means = alt.Chart(alt.NamedData("means")).encode(x=x, y=y, color=color())
    number = means.mark_text(align="right", dy=-28, fontSize=20, fontWeight="bold")
    number = number.encode(x=alt.value("width"), text="text:N")
    layers = (
        *_zero(zero, x),
        ticks.encode(x=x, y=y, color=color()),
        means.mark_circle(size=180, opacity=1, stroke=theme.PAPER, strokeWidth=2),
        number,
    )
    return alt.layer(*layers)


def _zero(name: str, x: alt.X) -> Sequence[alt.Chart]:
    rule = alt.Chart(alt.sequence(0, 1, as_="value")).encode(x=x)
    text = {"align": "left", "dx": 6, "color": theme.LINEAR, **theme.NAME}
    text["y"] = alt.expr("height - 8")
    return (
        rule.mark_rule(color=theme.LINEAR, strokeDash=theme.DASHED, strokeWidth=2),
        rule.mark_text(text=name, **text),
    )

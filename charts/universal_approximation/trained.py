"""The errors of many runs as a strip of dots, against what exists."""

import math
from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts import theme
from charts.universal_approximation.errors import POWERS

ROOM = 0.12  # of the axis, that a name takes up
FLOOR = 1e-9  # what a logarithmic axis shows for no error at all


def seeds_frame(
    errors: Sequence[float], ranks: dict[int, str], built: float
) -> pd.DataFrame:
    """Tabulate runs, best first, columns error and text.

    Args:
        errors: One a run, increasing.
        ranks: What to write at which run; names that would touch are joined.
        built: The error of the network built by hand, which the axis shows as well.
    """
    shown = [max(error, FLOOR) for error in errors]
    low, high = min(*shown, built or FLOOR), max(*shown, built)
    room = ROOM * math.log(high / max(low, FLOOR)) or math.inf
    texts, last = [""] * len(shown), None
    for i in sorted(ranks):
        if last is not None and math.log(shown[i] / shown[last]) < room:
            texts[last] += f", {ranks[i]}"
        else:
            texts[i], last = ranks[i], i
    return pd.DataFrame({"error": shown, "text": texts})


def built_frame(error: float) -> pd.DataFrame:
    """Tabulate the error of the network built by hand, columns error and text."""
    return pd.DataFrame({"error": [max(error, FLOOR)], "text": ["by hand"]})


def seeds_chart() -> alt.LayerChart:
    """The frames "seeds" and "built", on a logarithmic axis."""
    x = alt.X(
        "error:Q",
        title="largest error (each dot a seed)",
        axis=alt.Axis(labelExpr=POWERS, tickCount=6, labelOverlap=True),
    ).scale(type="log", nice=True)
    seeds = alt.Chart(alt.NamedData("seeds")).encode(x=x, y=alt.value(34))
    built = alt.Chart(alt.NamedData("built")).encode(x=x)
    dots = seeds.mark_point(filled=True, size=70, opacity=0.5, color=theme.HIDDEN)
    style = {"fontSize": theme.FONT_SIZE, "fontWeight": "bold"}
    names = seeds.mark_text(dy=-16, color=theme.HIDDEN, **style).encode(text="text:N")
    rule = built.mark_rule(color=theme.FEATURE, strokeWidth=2.5)
    name = built.mark_text(color=theme.FEATURE, align="left", dx=5, **style).encode(
        text="text:N", y=alt.value(56)
    )
    return alt.layer(rule, name, dots, names).properties(height=130)

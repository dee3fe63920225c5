"""The same step at two places: what it adds in each model."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.monotonicity.strokes import color

PLACES = ("low", "high")


def steps_frame(names: Mapping[str, str], effects: Tensor) -> pd.DataFrame:
    """Tabulate effects in percentage points: model, name, place and effect.

    Args:
        names: Names of the models by kind (a key of `strokes.STROKES`).
        effects: What the step adds, low and high; shape (num_models, 2).
    """
    rows = zip(names.items(), (100 * effects).tolist(), strict=True)
    return pd.DataFrame(
        [
            (model, name, place, effect)
            for (model, name), row in rows
            for place, effect in zip(PLACES, row, strict=True)
        ],
        columns=["model", "name", "place", "effect"],
    )


def steps_chart(names: tuple[str, ...], title: str) -> alt.LayerChart:
    """A filled dot for the low step, a hollow one for the high, over "steps".

    Args:
        names: The models from top to bottom.
        title: Title of the axis.
    """
    steps = alt.Chart(alt.NamedData("steps"))
    y = alt.Y("name:N", title=None, sort=list(names)).axis(
        labelLimit=220, labelFontSize=theme.FONT_SIZE
    )
    x = alt.X("effect:Q", title=title).axis(format="+", tickCount=6)
    lines = steps.mark_line(strokeWidth=2).encode(
        x=x, y=y, color=color(), detail="name:N"
    )
    dots = [
        steps.transform_filter(alt.datum.place == place)
        .mark_point(filled=filled, size=150, opacity=1, strokeWidth=2.5)
        .encode(
            x=x,
            y=y,
            color=color(),
            tooltip=["name:N", "place:N", alt.Tooltip("effect:Q", format="+.1f")],
        )
        for place, filled in zip(PLACES, (True, False), strict=True)
    ]
    return alt.layer(lines, *dots).properties(height=46 * len(names) + 40)

"""The same step at two places: what it adds in each model."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.monotonicity.strokes import color
from core.notation import signed

PLACES = ("low", "high")


def steps_frame(names: Mapping[str, str], effects: Tensor) -> pd.DataFrame:
    """Tabulate effects in percentage points: model, name, place, effect, its text.

    Args:
        names: Names of the models by kind (a key of `strokes.STROKES`).
        effects: What the step adds, low and high; shape (num_models, 2).
    """
    rows = zip(names.items(), (100 * effects).tolist(), strict=True)
    return pd.DataFrame(
        [
            (model, name, place, effect, signed(effect, 1))
            for (model, name), row in rows
            for place, effect in zip(PLACES, row, strict=True)
        ],
        columns=["model", "name", "place", "effect", "text"],
    )


def steps_chart(names: tuple[str, ...]) -> alt.LayerChart:
    """A filled dot for the low step, a hollow one for the high, over "steps".

    The models are drawn in the order of `names`, from top to bottom.
    """
    y = alt.Y("name:N", title=None, sort=list(names)).scale(domain=list(names))
    y = y.axis(
        labelLimit=400, labelFontSize=theme.LABEL_SIZE, ticks=False, domain=False
    )
    title = "added chance, percentage points"
    x = alt.X("effect:Q", title=title).axis(format="+", tickCount=6)
    steps = alt.Chart(alt.NamedData("steps")).encode(
        x=x, y=y, color=color(), tooltip=["name:N", "place:N", "text:N"]
    )
    lines = steps.mark_line(strokeWidth=2).encode(detail="name:N")
    ends = [steps.transform_filter(alt.datum.place == place) for place in PLACES]
    low, high = (
        end.mark_point(filled=filled, size=170, opacity=1, strokeWidth=2.5)
        for end, filled in zip(ends, (True, False), strict=True)
    )
    # Above the filled dot, below the hollow one: they may be close together.
    numbers = [
        end.mark_text(dy=dy, **theme.NAME).encode(text="text:N")
        for end, dy in zip(ends, (-18, 20), strict=True)
    ]
    return alt.layer(lines, low, high, *numbers)

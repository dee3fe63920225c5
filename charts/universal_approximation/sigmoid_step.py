"""One sigmoid unit, and a rule at its place."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from core.notation import with_minus

EDGE = 3
LOW, HIGH = 0.06, 0.94


def step_frame(x: Tensor, y: Tensor) -> pd.DataFrame:
    """Tabulate the unit, columns x and y."""
    return pd.DataFrame({"x": x.numpy(), "y": y.numpy()})


def step_place_frame(place: float | None, w: float) -> pd.DataFrame:
    """Tabulate where the step is; empty without one in sight.

    Columns x, text, and y, the height at which the curve leaves room for the text on
    the side of x = 0.
    """
    if place is None or abs(place) > EDGE:
        return pd.DataFrame({"x": [], "text": [], "y": []}, dtype=float)
    y = HIGH if (place > 0) == (w > 0) else LOW
    text = with_minus(f"s = {place:.3g}")
    return pd.DataFrame({"x": [place], "text": [text], "y": [y]})


def step_chart() -> alt.LayerChart:
    """The frames "step" and "place"."""
    x = alt.X("x:Q", title="x").scale(domain=(-EDGE, EDGE), nice=False)
    y = alt.Y("y:Q", title="σ(wx + b)").scale(domain=(0, 1))
    place = alt.Chart(alt.NamedData("place")).encode(x=x)
    return alt.layer(
        alt.Chart(alt.NamedData("step"))
        .mark_line(color=theme.FEATURE, strokeWidth=2.5)
        .encode(x=x, y=y),
        place.mark_rule(color=theme.INK, strokeDash=theme.DASHED),
        place.mark_text(
            align=alt.expr("datum.x > 0 ? 'right' : 'left'"),
            dx=alt.expr("datum.x > 0 ? -6 : 6"),
            color=theme.INK,
            fontSize=theme.LABEL_SIZE,
            fontWeight="bold",
        ).encode(text="text:N", y=y),
    ).properties(height=340)

"""One sigmoid unit, and a rule at its place."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme


def step_frame(x: Tensor, y: Tensor) -> pd.DataFrame:
    """Tabulate the unit, columns x and y."""
    return pd.DataFrame({"x": x.numpy(), "y": y.numpy()})


def step_place_frame(place: float | None) -> pd.DataFrame:
    """Tabulate where the step is, columns x and text; empty without one in sight."""
    if place is None or abs(place) > 3:
        return pd.DataFrame({"x": [], "text": []}, dtype=float)
    return pd.DataFrame({"x": [place], "text": [f"s = {place:.3g}"]})


def step_chart() -> alt.LayerChart:
    """The frames "step" and "place"."""
    x = alt.X("x:Q", title="x").scale(domain=(-3, 3), nice=False)
    y = alt.Y("y:Q", title="σ(wx + b)").scale(domain=(0, 1))
    place = alt.Chart(alt.NamedData("place")).encode(x=x)
    return alt.layer(
        alt.Chart(alt.NamedData("step"))
        .mark_line(color=theme.FEATURE, strokeWidth=2.5)
        .encode(x=x, y=y),
        place.mark_rule(color=theme.INK, strokeDash=theme.DASHED),
        place.mark_text(
            align="left",
            dx=6,
            color=theme.INK,
            fontSize=theme.LABEL_SIZE,
            fontWeight="bold",
        ).encode(text="text:N", y=alt.value(40)),
    ).properties(height=340)

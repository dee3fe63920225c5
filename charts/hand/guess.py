"""A guess drawn on a picture: where the hand may draw, and later what it drew.

    alt.layer(dots, *guess_layers(axes.x, axes.y))

Before the answer `ui/assets/guess.js` lays a sheet over the area; after it the table
"guess" brings the curve, and the truth is drawn over it by the chart's own layers.
"""

from collections.abc import Callable, Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

AREA = "drawing_area"
COLOR = theme.OTHER
NAME = "your guess"


def guess_frame(x: Tensor, heights: Sequence[float]) -> pd.DataFrame:
    """Tabulate a drawn curve: x, y, and its name at the last place."""
    names = [""] * (len(heights) - 1) + [NAME] if len(heights) else []
    x = x[: len(heights)]
    return pd.DataFrame({"x": x.numpy(), "y": list(heights), "name": names})


def guess_layers(
    x: Callable[[str], alt.X], y: Callable[[str], alt.Y]
) -> Sequence[alt.Chart]:
    """Layers for the sheet and over "guess"; `x` and `y` encode a column as a place."""
    sheet = alt.Chart(alt.sequence(0, 1), name=AREA)
    area = sheet.mark_rect(opacity=0, aria=False, tooltip=None).encode(
        x=alt.value(0), x2=alt.value("width"), y=alt.value(0), y2=alt.value("height")
    )
    guess = alt.Chart(alt.NamedData("guess")).encode(x=x("x"), y=y("y"))
    line = guess.mark_line(
        color=COLOR, strokeWidth=3, clip=True, aria=False, tooltip=None
    )
    style = {"align": "right", "baseline": "bottom", "dx": -4, "dy": -8, **theme.NAME}
    names = guess.encode(text="name:N")
    halo = names.mark_text(**style, **theme.HALO)
    return area, line, halo, names.mark_text(**style, color=COLOR, aria=False)

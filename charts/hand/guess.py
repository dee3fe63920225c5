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


def guess_frame(
    x: Tensor,
    heights: Sequence[float],
    others: Sequence[Sequence[float]] = (),
    name: str = NAME,
) -> pd.DataFrame:
    """Tabulate drawn curves: x, y, who drew it, and a name at the last place.

    Args:
        x: The places, shape (n,).
        heights: Of the curve that is named, n of them or none.
        others: Thin curves behind it, of n heights each.
        name: What it is.
    """
    curves = [(curve, "") for curve in others] + [(heights, name)] * bool(heights)
    return pd.DataFrame(
        [
            (place, height, who, bool(said), said * (i == len(curve)))
            for who, (curve, said) in enumerate(curves)
            for i, (place, height) in enumerate(zip(x.tolist(), curve, strict=True), 1)
        ],
        columns=["x", "y", "who", "named", "name"],
    )


def guess_layers(
    x: Callable[[str], alt.X], y: Callable[[str], alt.Y]
) -> Sequence[alt.Chart]:
    """Layers for the sheet and over "guess"; `x` and `y` encode a column as a place."""
    sheet = alt.Chart(alt.sequence(0, 1), name=AREA)
    area = sheet.mark_rect(opacity=0, aria=False, tooltip=None).encode(
        x=alt.value(0), x2=alt.value("width"), y=alt.value(0), y2=alt.value("height")
    )
    guess = alt.Chart(alt.NamedData("guess")).encode(x=x("x"), y=y("y"))
    line = guess.mark_line(color=COLOR, clip=True, aria=False, tooltip=None).encode(
        detail="who:N",
        strokeWidth=alt.condition("datum.named", alt.value(3), alt.value(1.5)),
        opacity=alt.condition("datum.named", alt.value(1), alt.value(0.35)),
    )
    style = {"align": "right", "baseline": "bottom", "dx": -4, "dy": -8, **theme.NAME}
    names = guess.encode(text="name:N")
    halo = names.mark_text(**style, **theme.HALO)
    return area, line, halo, names.mark_text(**style, color=COLOR, aria=False)

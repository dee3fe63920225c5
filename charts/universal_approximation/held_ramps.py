"""Ramps that follow the number of units, which is held in the picture of their errors.

Ramps are straight between their knots: the heights there, for 1, 2, ... units one after
the other, are all that a browser needs. Those of n units are n + 1, and begin behind
(n - 1)(n + 2)/2 others.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.hand.follower import Follower
from charts.hand.grab_parts import HERE, brought
from charts.hand.movable import Movable
from charts.universal_approximation.fits_chart import fits_chart

UNITS = "number of hidden units"
"""What a screen reader calls the handle."""


def heights_frame(y: Tensor) -> pd.DataFrame:
    """Tabulate heights of the ramps of any number of units, column y; float32."""
    return pd.DataFrame({"y": y.float().numpy()})


def held_ramps_chart(low: float, high: float, grab: tuple[Movable, ...]) -> Follower:
    """The frames of `fits_chart`, and "heights" at even knots from `low` to `high`."""
    (number,) = grab
    now = f"now_{number.key}"
    place = f"({now} - 1) * ({now} + 2) / 2 + datum.i"
    knots = (
        alt.Chart(alt.sequence(0, number.high + 1, as_="i"))
        .transform_filter(f"datum.i <= {now}")
        .transform_calculate(at=f"datum.i / {now}")
        .transform_calculate(y=f"(data('heights')[{place}] || {{}}).y")
    )
    # As pixels, so that no axis is measured anew at every step.
    x = alt.value(alt.expr(f"scale('x', {low} + {high - low} * datum.at)"))
    silent = {"color": theme.FEATURE, "aria": False, "tooltip": None}
    ramps = knots.mark_line(strokeWidth=2.5, **silent).encode(
        x=x, y=alt.value(alt.expr("scale('y', datum.y)"))
    )
    ticks = knots.mark_tick(
        orient="vertical", thickness=1.5, size=10, yOffset=-5, **silent
    )
    ticks = ticks.transform_filter(f"datum.i < {now}")
    return Follower(
        alt.layer(
            *fits_chart().layer,
            *map(brought, (HERE, "heights")),
            ticks.encode(x=x, y=alt.value("height")),
            ramps,
            *_name(number),
        ),
        number,
        UNITS,
    )


def _name(number: Movable) -> Sequence[alt.Chart]:
    """Say how many units they are, at their right end."""
    now = f"now_{number.key}"
    units = f"text_{number.key} + ' ReLU unit' + (now_{number.key} === 1 ? '' : 's')"
    last = f"(data('heights')[({now} - 1) * ({now} + 2) / 2 + {now}] || {{}}).y"
    name = alt.Chart(alt.sequence(0, 1)).encode(
        x=alt.value("width"),
        y=alt.value(alt.expr(f"scale('y', {last})")),
        text=alt.value(alt.expr(units)),
    )
    style = {"align": "right", "baseline": "bottom", "dx": -4, "dy": -8, **theme.NAME}
    halo = name.mark_text(**style, **theme.HALO)
    return halo, name.mark_text(**style, color=theme.FEATURE, aria=False)

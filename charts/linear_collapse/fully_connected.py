"""A fully connected network: a circle for every unit, a line for every weight."""

from collections.abc import Sequence
from itertools import pairwise

import altair as alt
import pandas as pd

from charts import theme

TOP = 6.0
"""More than the largest layer has units: the heights run from 0 to here."""


def units_frame(widths: Sequence[int], told: bool) -> pd.DataFrame:
    """Tabulate the units of each column, from the inputs on: column, height, given.

    If it is `told`, inputs look different from what is computed.
    """
    return pd.DataFrame(
        [
            (column, _height(i, width), told and column == 0)
            for column, width in enumerate(widths)
            for i in range(width)
        ],
        columns=["column", "height", "given"],
    )


def weights_frame(widths: Sequence[int]) -> pd.DataFrame:
    """Tabulate the lines between neighbouring columns: both ends of each."""
    return pd.DataFrame(
        [
            (column, _height(i, left), column + 1, _height(j, right))
            for column, (left, right) in enumerate(pairwise(widths))
            for i in range(left)
            for j in range(right)
        ],
        columns=["column", "height", "to", "at"],
    )


def words_frame(words: Sequence[tuple[float, float, str, str]]) -> pd.DataFrame:
    """Tabulate words: column (halves lie between two), height, text, and weight."""
    return pd.DataFrame(list(words), columns=["column", "height", "text", "weight"])


def network_chart() -> alt.LayerChart:
    """The tables "weights", "units" and "words", each of which may be empty."""
    x = alt.X("column:Q", axis=None).scale(domain=(-0.35, 2.35), nice=False)
    y = alt.Y("height:Q", axis=None).scale(domain=(-0.9, TOP + 0.6), nice=False)
    lines = (
        alt.Chart(alt.NamedData("weights"))
        .mark_rule(color=theme.MUTED, strokeWidth=1.2, opacity=0.7)
        .encode(x=x, y=y, x2="to:Q", y2="at:Q")
    )
    circles = (
        alt.Chart(alt.NamedData("units"))
        .mark_circle(size=900, opacity=1, stroke=theme.INK, strokeWidth=1.5)
        .encode(
            x=x,
            y=y,
            color=alt.Color("given:N", legend=None).scale(
                domain=[True, False], range=[theme.PAPER, theme.HIDDEN]
            ),
        )
    )
    words = alt.Chart(alt.NamedData("words")).encode(x=x, y=y, text="text:N")
    bold, plain = (
        words.transform_filter(f"datum.weight == '{weight}'").mark_text(
            color=theme.INK, fontSize=size, fontWeight=weight
        )
        for weight, size in (("bold", 17), ("normal", 15))
    )
    halo = words.mark_text(fontSize=16, fontWeight="bold", **theme.HALO)
    return alt.layer(lines, circles, halo, bold, plain)


def _height(i: int, width: int) -> float:
    """Place unit `i` of `width`, from the top, around the middle of the picture."""
    return TOP / 2 + (width - 1) / 2 - i

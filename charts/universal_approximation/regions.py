"""The plane cut into the regions that hidden ReLU units tell apart."""

from collections.abc import Iterable, Sequence

import altair as alt
import pandas as pd

from charts import theme
from core.universal_approximation.regions import (
    Region,
    Triple,
    center,
    distinct_lines,
    window_regions,
)


def regions_frame(regions: Sequence[Region]) -> pd.DataFrame:
    """Tabulate corners in order, columns x1, x2, region, order and on.

    `on` is the number of units that are on in the region.
    """
    return pd.DataFrame(
        [
            {
                "x1": x / w,
                "x2": y / w,
                "region": i,
                "order": order,
                "on": sum(region.sides),
            }
            for i, region in enumerate(regions)
            for order, (x, y, w) in enumerate((*region.corners, region.corners[0]))
        ]
    )


def on_frame(regions: Sequence[Region], least: float) -> pd.DataFrame:
    """Place the number of units that are on in each region of some size.

    Args:
        regions: Of the picture.
        least: Height and width from which a region has room for a number.

    Returns:
        Columns x1, x2 and on.
    """
    roomy = [region for region in regions if min(_extent(region)) >= least]
    rows = [(*center(region), sum(region.sides)) for region in roomy]
    return pd.DataFrame(rows, columns=["x1", "x2", "on"])


def _extent(region: Region) -> tuple[float, float]:
    xs = [x / w for x, _, w in region.corners]
    ys = [y / w for _, y, w in region.corners]
    return max(xs) - min(xs), max(ys) - min(ys)


def lines_frame(lines: Iterable[Triple], reach: int) -> pd.DataFrame:
    """Tabulate both ends of each different line in the square, columns x1, x2, line."""
    rows = []
    for i, line in enumerate(distinct_lines(lines)):
        parts = window_regions([line], reach)
        shared = set.intersection(*(set(part.corners) for part in parts))
        if len(parts) == 2:
            rows += [{"x1": x / w, "x2": y / w, "line": i} for x, y, w in shared]
    return pd.DataFrame(rows, columns=["x1", "x2", "line"], dtype=float)


def regions_chart(num_units: int) -> alt.LayerChart:
    """The frames "regions", "lines" and "on", in one square.

    Args:
        num_units: The number that is darkest, all units on.
    """
    axis = alt.Axis(labelFlush=False, grid=False, titlePadding=2, tickCount=5)
    x = alt.X("x1:Q", title="x₁", axis=axis).scale(nice=False, zero=False)
    y = alt.Y("x2:Q", title="x₂", axis=axis).scale(nice=False, zero=False)
    regions = (
        alt.Chart(alt.NamedData("regions"))
        .mark_line(filled=True, strokeWidth=0, fill=theme.HIDDEN)
        .encode(
            x=x,
            y=y,
            detail="region:N",
            order="order:Q",
            fillOpacity=alt.FillOpacity("on:Q", legend=None).scale(
                domain=(0, num_units), range=(0.04, 0.75)
            ),
        )
    )
    lines = (
        alt.Chart(alt.NamedData("lines"))
        .mark_line(color=theme.INK, strokeWidth=2)
        .encode(x=x, y=y, detail="line:N")
    )
    numbers = (
        alt.Chart(alt.NamedData("on"))
        .mark_text(color=theme.INK, **theme.NAME)
        .encode(x=x, y=y, text="on:Q")
    )
    return alt.layer(regions, lines, numbers)

"""Curves over one input, each in the colour of where it comes from.

Black is the target, blue what was written down by hand, orange what training found,
pink what a kernel solved, grey and dashed what a polynomial or a smaller network can
do. Each line carries its name.
"""

from collections.abc import Mapping

import altair as alt
import pandas as pd
import torch
from torch import Tensor

from charts import theme

ROLES = {
    "target": (theme.INK, [1, 0]),
    "by hand": (theme.FEATURE, [1, 0]),
    "trained": (theme.HIDDEN, [1, 0]),
    "trained, median": (theme.HIDDEN, [6, 3]),
    "trained, worst": (theme.HIDDEN, [2, 3]),
    "kernel": ("@pink", [1, 0]),
    "limited": (theme.LINEAR, theme.LINEAR_DASH),
}
EXTENTS = ("minExtent", "maxExtent")
ROOM_FOR_A_NAME = 24  # pixels above the highest curve
ROLE_BY_ARGUMENT = {role.replace(", ", "_").replace(" ", "_"): role for role in ROLES}


def fits_frame(x: Tensor, **curves: Tensor) -> pd.DataFrame:
    """Tabulate curves over the same places, columns x and one a role; float32.

    Args:
        x: Where, shape (n,).
        **curves: Heights, shape (n,), by role; underscores for spaces and commas as in
            ``trained_median``.
    """
    columns = {role_name(name): y for name, y in curves.items()}
    return pd.DataFrame(
        {name: y.float().numpy() for name, y in {"x": x, **columns}.items()}
    )


def limits(*curves: Tensor, share: float = 0.12) -> tuple[float, float]:
    """Return the heights a picture of `curves` reaches from and to.

    Args:
        *curves: Heights, shape (n,).
        share: Of the curves' extent, to leave free above and below.
    """
    low = min(curve.min().item() for curve in curves)
    high = max(curve.max().item() for curve in curves)
    margin = share * (high - low) or 1.0
    return low - margin, high + margin


def within(curve: Tensor, low: float, high: float) -> Tensor:
    """Leave out of `curve` what is not between `low` and `high`: it becomes nan."""
    return curve.where((curve >= low) & (curve <= high), torch.nan)


def role_name(name: str) -> str:
    """Return the role that an argument's name stands for."""
    return ROLE_BY_ARGUMENT[name]


def examples_frame(examples: Tensor | None) -> pd.DataFrame:
    """Tabulate points (n, 2), columns x and y; empty for None."""
    rows = [] if examples is None else examples.tolist()
    return pd.DataFrame(rows, columns=["x", "y"], dtype=float)


def labelled(
    *below: alt.Chart,
    axis_width: int | None = None,
    legend: Mapping[str, str] | None = None,
) -> alt.LayerChart:
    """Layer the frames "examples", "curves" and "labels" over the charts `below`.

    Args:
        *below: Charts over the same axes.
        axis_width: Pixels to keep for the numbers at the left; None for what they need.
        legend: What to call curves that are named in a legend, by role: those that lie
            too near to one another for a name beside each.
    """
    axis = {} if axis_width is None else dict.fromkeys(EXTENTS, axis_width)
    x = alt.X("x:Q", title="x", axis=alt.Axis(titlePadding=2)).scale(
        nice=False, zero=False
    )
    y = alt.Y("y:Q", title=None, axis=alt.Axis(**axis)).scale(
        nice=False, zero=False, padding=ROOM_FOR_A_NAME
    )
    strokes = _strokes(legend) if legend else None
    color = alt.Color("curve:N", legend=strokes).scale(
        domain=list(ROLES), range=[color for color, _ in ROLES.values()]
    )
    dash = alt.StrokeDash("curve:N", legend=strokes).scale(
        domain=list(ROLES), range=[dash for _, dash in ROLES.values()]
    )
    # Without aria: an empty group of symbols is an image without a name to axe.
    examples = (
        alt.Chart(alt.NamedData("examples"))
        .mark_point(filled=True, color=theme.MUTED, size=26, opacity=0.7, aria=False)
        .encode(x=x, y=y)
    )
    lines = (
        alt.Chart(alt.NamedData("curves"))
        .transform_fold(list(ROLES), as_=["curve", "y"])
        .transform_filter("isDefined(datum.y)")
        .mark_line(strokeWidth=2.2, clip=True)
        .encode(x=x, y=y, color=color, strokeDash=dash)
    )
    texts = alt.Chart(alt.NamedData("labels")).encode(x=x, y=y, text="text:N")
    style = {"dy": -12, **theme.NAME}
    halo = texts.mark_text(**style, **theme.HALO)
    return alt.layer(
        *below, examples, lines, halo, texts.mark_text(**style).encode(color=color)
    )


def _strokes(names: Mapping[str, str]) -> alt.Legend:
    return alt.Legend(
        orient="top",
        title=None,
        values=list(names),
        labelExpr=f"{dict(names)}[datum.label]",
        symbolType="stroke",
        symbolSize=theme.LONG_STROKE,
        labelOffset=8,
    )


def fits_chart(
    height: int = 340, legend: tuple[tuple[str, str], ...] = ()
) -> alt.LayerChart:
    """The frames "examples", "curves" and "labels"; `legend` as pairs of `labelled`."""
    return labelled(legend=dict(legend)).properties(height=height)

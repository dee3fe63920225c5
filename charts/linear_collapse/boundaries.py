"""Two classes in the plane, and where three models draw the line between them."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts.linear_collapse.plane_layers import (
    kind_color,
    name_layers,
    over,
    plane_axes,
    point_layer,
    told_layers,
)


def boundary_frame(kind: str, points: Tensor) -> pd.DataFrame:
    """Tabulate where a model changes its mind, columns x1, x2 and kind.

    Args:
        kind: A key of `plane_layers.KINDS`.
        points: The ends of a line, or dots along a curve, shape (k, 2).
    """
    return pd.DataFrame(
        {"x1": points[:, 0].numpy(), "x2": points[:, 1].numpy(), "kind": kind}
    )


def boundaries_chart() -> alt.LayerChart:
    """The tables "points", "logistic", "linear", "bent", "names" and "told".

    The line of logistic regression is wide and pale, so that the dashed one of the
    linear network can be seen on it; the curve of the bent network is thin:
    dots too close to be told apart.
    """
    x, y = plane_axes("x₁", "x₂")
    wide = over("logistic").mark_line(strokeWidth=9, opacity=0.5, clip=True)
    dashed = over("linear").mark_line(strokeWidth=3, strokeDash=[7, 5], clip=True)
    dotted = over("bent").mark_circle(size=12, opacity=1, clip=True)
    lines = (
        line.encode(x=x, y=y, color=kind_color()) for line in (wide, dashed, dotted)
    )
    return alt.layer(point_layer(x, y), *lines, *name_layers(x, y), *told_layers())

"""A grid of the plane, the points that ride on it, and what separates them."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

# Half the width of the square that is shown.
REACH = 4.0
CLASSES = ("class 0", "class 1")


def grid_frame(lines: Tensor) -> pd.DataFrame:
    """Tabulate lines (num_lines, num_points, 2), columns x1, x2, line and order."""
    num_lines, num_points, _ = lines.shape
    flat = lines.reshape(-1, 2)
    return pd.DataFrame(
        {
            "x1": flat[:, 0].numpy(),
            "x2": flat[:, 1].numpy(),
            "line": [i for i in range(num_lines) for _ in range(num_points)],
            "order": list(range(num_points)) * num_lines,
        }
    )


def points_frame(X: Tensor, y: Tensor) -> pd.DataFrame:
    """Tabulate points (n, 2) and classes, columns x1, x2 and class."""
    names = [CLASSES[int(one)] for one in y.flatten().tolist()]
    return pd.DataFrame({"x1": X[:, 0].numpy(), "x2": X[:, 1].numpy(), "class": names})


def line_frame(ends: Tensor | None) -> pd.DataFrame:
    """Tabulate the ends of a line, shape (2, 2), columns x1 and x2; empty if None."""
    rows = [] if ends is None else ends.tolist()
    return pd.DataFrame(rows, columns=["x1", "x2"], dtype=float)


def meeting_frame(meeting: tuple[Tensor, Tensor] | None) -> pd.DataFrame:
    """Tabulate the points that prove that no line separates, columns x1, x2 and class.

    The corners of a triangle are closed to a ring.
    """
    parts = [pd.DataFrame(columns=["x1", "x2", "class"])] if meeting is None else []
    for name, corners in zip(CLASSES, meeting or (), strict=False):
        ring = [*corners.tolist(), *corners[:1].tolist()]
        parts.append(pd.DataFrame(ring, columns=["x1", "x2"]).assign(**{"class": name}))
    return pd.concat(parts).reset_index(names="order")


def plane_grid_chart() -> alt.LayerChart:
    """The frames named "grid", "points", "line" and "meeting", in one square."""
    scale = alt.Scale(domain=(-REACH, REACH), nice=False)
    x = alt.X("x1:Q", title="first coordinate", scale=scale)
    y = alt.Y("x2:Q", title="second coordinate", scale=scale)
    color = alt.Color("class:N", legend=alt.Legend(orient="top", title=None)).scale(
        domain=CLASSES, range=(theme.CLASS_0, theme.CLASS_1)
    )
    shape = alt.Shape("class:N").scale(domain=CLASSES, range=("circle", "triangle-up"))
    grid = _over("grid").mark_line(color=theme.MUTED, strokeWidth=0.9, clip=True)
    points = _over("points").mark_point(filled=True, size=30, opacity=0.8, clip=True)
    line = _over("line").mark_line(color=theme.RIGHT, strokeWidth=3, clip=True)
    meeting = _over("meeting").mark_line(strokeWidth=2.5, clip=True)
    corners = _over("meeting").mark_point(size=120, strokeWidth=2.5, clip=True)
    square = alt.param(name="height", expr="width")
    layers = alt.layer(
        grid.encode(x=x, y=y, detail="line:N", order="order:Q"),
        points.encode(x=x, y=y, color=color, shape=shape),
        line.encode(x=x, y=y),
        meeting.encode(x=x, y=y, color=color, order="order:Q"),
        corners.encode(x=x, y=y, color=color, shape=shape),
    )
    # The width is the page's, and the height of a square follows it.
    fitted = alt.AutoSizeParams(type="fit-x", contains="padding")
    return layers.add_params(square).properties(autosize=fitted)


def _over(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name))

"""The plane: a grid, points, and what separates them.

Every table may be empty: the template is the same, so that a reveal only adds marks.
"""

from collections.abc import Callable, Mapping, Sequence

import altair as alt
import pandas as pd
import torch
from torch import Tensor

from charts import theme

REACH = 3.4
"""Half of the shorter side of the plane that is shown."""
FAR = 4 * REACH
"""Half the width of a square that covers what is shown, whatever its shape."""
CLASSES = ("class 0", "class 1")
KINDS = {
    **dict(zip(CLASSES, (theme.CLASS_0, theme.CLASS_1), strict=True)),
    "linear": theme.INK,
    "logistic": theme.LINEAR,
    "bent": theme.RIGHT,
}


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
    """Tabulate points (n, 2) and classes, columns x1, x2 and kind."""
    names = [CLASSES[int(one)] for one in y.flatten().tolist()]
    return pd.DataFrame({"x1": X[:, 0].numpy(), "x2": X[:, 1].numpy(), "kind": names})


def line_frame(ends: Tensor | None) -> pd.DataFrame:
    """Tabulate the ends of a line, shape (2, 2), columns x1 and x2; empty if None."""
    rows = [] if ends is None else ends.tolist()
    return pd.DataFrame(rows, columns=["x1", "x2"], dtype=float)


def meeting_frame(meeting: tuple[Tensor, Tensor] | None) -> pd.DataFrame:
    """Tabulate the points that prove that no line separates, columns x1, x2 and kind.

    The corners of a triangle are closed to a ring.
    """
    parts = [pd.DataFrame(columns=["x1", "x2", "kind"])] if meeting is None else []
    for name, corners in zip(CLASSES, meeting or (), strict=False):
        ring = [*corners.tolist(), *corners[:1].tolist()]
        parts.append(pd.DataFrame(ring, columns=["x1", "x2"]).assign(kind=name))
    return pd.concat(parts).reset_index(names="order")


def names_frame(names: Sequence[tuple[str, str, float, float]]) -> pd.DataFrame:
    """Tabulate what stands at points and lines: kind, name, and place."""
    return pd.DataFrame(list(names), columns=["kind", "name", "x1", "x2"])


def stages_frame(stages: Tensor, frame: pd.DataFrame) -> pd.DataFrame:
    """Replace x1 and x2 of points by where they are after each step: a0, b0, a1, ...

    Args:
        stages: Shape (num_steps, ..., 2); as many points as `frame` has rows. What
            is no number is infinite in the table, for a browser takes none for 0.
        frame: As the functions above tabulate points.
    """
    flat = stages.flatten(1, -2).float().nan_to_num(torch.inf, torch.inf, torch.inf)
    columns = {
        f"{name}{i}": at[:, axis].numpy()
        for i, at in enumerate(flat)
        for axis, name in enumerate("ab")
    }
    return frame.drop(columns=["x1", "x2"]).assign(**columns)


def grid_stages_frame(stages: Tensor) -> pd.DataFrame:
    """Tabulate lines (num_steps, num_lines, num_points, 2) on their way."""
    return stages_frame(stages, grid_frame(stages[0]))


def points_stages_frame(stages: Tensor, y: Tensor) -> pd.DataFrame:
    """Tabulate points (num_steps, n, 2) on their way, and their classes."""
    return stages_frame(stages, points_frame(stages[0], y))


def timed_frame(
    build: Callable[..., pd.DataFrame], parts: Mapping[str, object]
) -> pd.DataFrame:
    """Tabulate what `build` makes of each part, with the time at which it is shown."""
    timed = [build(part).assign(t=time) for time, part in parts.items()]
    return pd.concat([build(None).assign(t=""), *timed])


def told_frame(large: str, small: str) -> pd.DataFrame:
    """Tabulate what stands large in the picture, and the small words beside it."""
    return pd.DataFrame({"large": [large], "small": [small]})


def plane_axes(x_title: str | None, y_title: str | None) -> tuple[alt.X, alt.Y]:
    """Show `REACH` both ways on the shorter side, and more on the longer one."""
    axis = alt.Axis(tickCount=6, labelFlush=False, format="d", domain=False)
    x, y = (
        alt.Scale(
            domain=[
                alt.expr(f"{sign}{REACH}*max(1,{long}/{short})") for sign in ("-", "")
            ],
            nice=False,
            zero=False,
        )
        for long, short in (("width", "height"), ("height", "width"))
    )
    return (
        alt.X("x1:Q", title=x_title, scale=x, axis=axis),
        alt.Y("x2:Q", title=y_title, scale=y, axis=axis),
    )


def point_layer(x: alt.X, y: alt.Y, points: alt.Chart | None = None) -> alt.Chart:
    """Dots and triangles over the table "points", or what is begun with it."""
    mark = (points or over("points")).mark_point(
        filled=True, size=34, opacity=0.8, clip=True
    )
    return mark.encode(x=x, y=y, color=kind_color(), shape=kind_shape())


def name_layers(x: alt.X, y: alt.Y) -> Sequence[alt.Chart]:
    """Names over the table "names", readable where they cross a line."""
    text = over("names").encode(x=x, y=y, text="name:N")
    halo = text.mark_text(**theme.NAME, **theme.HALO)
    return halo, text.mark_text(**theme.NAME).encode(color=kind_color())


def told_layers(name: str = "told", *, right: bool = False) -> Sequence[alt.Chart]:
    """Write the table of that name into the upper left corner, or the right one."""
    # Offsets grow with the type on a projector, places do not.
    place = {"align": "left", "x": 0, "y": 0, "dx": 10}
    if right:
        place |= {"align": "right", "x": alt.expr("width"), "dx": -10}
    halo = {**theme.HALO, "opacity": 0.75}
    large = {**place, "dy": 24, "fontSize": 30, "fontWeight": "bold"}
    small = {**place, "dy": 48, "fontSize": 14}
    return tuple(
        over(name).mark_text(**style, **extra).encode(text=f"{column}:N")
        for column, style in (("large", large), ("small", small))
        for extra in (halo, {"color": theme.INK})
    )


def kind_color() -> alt.Color:
    """Colour by the column "kind"."""
    return alt.Color("kind:N", legend=None).scale(
        domain=list(KINDS), range=list(KINDS.values())
    )


def kind_shape() -> alt.Shape:
    """Tell the classes apart by more than their colour."""
    return alt.Shape("kind:N", legend=None).scale(
        domain=CLASSES, range=("circle", "triangle-up")
    )


def over(name: str) -> alt.Chart:
    """Begin a layer over the table of that name."""
    return alt.Chart(alt.NamedData(name))

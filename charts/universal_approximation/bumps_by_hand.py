"""Bumps moved by hand over a target: the curve and its score follow in the browser.

Places are in widths of a bump and heights in shares of the target's half range, so that
bump i stands at i - 1/2 from the start. A bump is
``h (σ(k (u - s)) - σ(k (u - t)))``, a step up at s and one down at t.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.hand.grabbable import Grabbable
from charts.hand.movable import Movable
from charts.hand.points import Points
from charts.universal_approximation.fits import ROLES

STEP_X = 0.1
ROOM = 1.25
"""Of the axis of heights, in half ranges."""


def bump_points(key: str, num_bumps: int, step: float) -> Points:
    """Declare the bumps: places from 0 to their number, heights from -1 to 1."""
    x = Movable(f"{key}_x", 0.0, float(num_bumps), 0.0, STEP_X)
    y = Movable(f"{key}_y", -1.0, 1.0, 0.0, step)
    return Points(key, "bump", x, y, fewest=num_bumps, most=num_bumps)


def score_frame(u: Tensor, y: Tensor) -> pd.DataFrame:
    """Tabulate the target where it is scored: u, y, and its own mean deviation."""
    spread = (y - y.mean()).abs().mean().item()
    return pd.DataFrame({"u": u.numpy(), "y": y.numpy(), "spread": spread})


def curve_frame(u: Tensor, y: Tensor | None) -> pd.DataFrame:
    """Tabulate a curve, columns u and y; empty for None."""
    rows = {"u": [], "y": []} if y is None else {"u": u.numpy(), "y": y.numpy()}
    return pd.DataFrame(rows, dtype=float)


def bumps_chart(
    steps: tuple[tuple[float, float], ...],
    width: float,
    sharpness: float,
    grab: tuple[Points, ...],
) -> Grabbable:
    """The frames "target", "best" and "names", and the bumps where they are now.

    Args:
        steps: Where each bump goes up and down while it is in its place.
        width: Of a bump, in units of x.
        sharpness: Of a step, in units of 1 / width.
        grab: The bumps, as `bump_points` declares them.
    """
    (points,) = grab
    x, y = _x(points, width), _y
    moved = [_now(points, i) for i in range(len(steps))]
    params = [
        alt.param(name=f"{name}_{i}", expr=expr)
        for i, (shift, height) in enumerate(moved)
        for name, expr in (("shift", shift), ("tall", height))
    ]
    summed = partial(_summed, steps, sharpness)
    layers = (
        _line("target", "target").encode(x=x("u"), y=y("y")),
        _line("best", "best").encode(x=x("u"), y=y("y")),
        *_names(x, y),
        summed(alt.sequence(0, len(steps) * 1.0001, len(steps) / 192, as_="u"))
        .mark_line(
            color=theme.FEATURE, strokeWidth=2.5, clip=True, aria=False, tooltip=None
        )
        .encode(x=x("u"), y=y("sum")),
        *_score(summed(alt.NamedData("target"))),
        *points.layers(x, y),
    )
    chart = alt.layer(*layers).add_params(*params)
    return Grabbable(chart, grab)


def _now(points: Points, i: int) -> tuple[str, str]:
    """Write by how much bump i is out of its place, and how high it is."""
    told, moved = f"told_{points.key}[{i}]", f"moved_{points.key}"
    is_moved = f"{moved} && {moved}.i === {i}"
    there = f"length(told_{points.key}) > {i}"
    x = f"{is_moved} ? {moved}.x : {there} ? {told}.x : {i + 0.5}"
    y = f"{is_moved} ? {moved}.y : {there} ? {told}.y : 0"
    return f"({x}) - {i + 0.5}", y


def _summed(
    steps: Sequence[tuple[float, float]], sharpness: float, data: Any
) -> alt.Chart:
    """Begin a layer with the sum of all bumps at the places u of a table.

    Each bump has a column of its own, so that those that rest are not computed again.
    """

    def sigmoid(place: float, i: int) -> str:
        return f"1 / (1 + exp(-{sharpness} * (datum.u - shift_{i} - ({place}))))"

    chart = alt.Chart(data)
    for i, (up, down) in enumerate(steps):
        bump = f"tall_{i} * ({sigmoid(up, i)} - {sigmoid(down, i)})"
        chart = chart.transform_calculate(**{f"bump_{i}": bump})
    columns = (f"datum.bump_{i}" for i in range(len(steps)))
    return chart.transform_calculate(sum=" + ".join(columns))


def _x(points: Points, width: float):
    units = range(int(points.x.high * width) + 1)
    label = f"format(datum.value * {width}, '~g')"
    axis = alt.Axis(
        values=[unit / width for unit in units], labelExpr=f"'' + round({label})",
        grid=False, labelFlush=False, titlePadding=2,
    )  # fmt: skip
    scale = {"domain": (0, points.x.high), "nice": False}
    return lambda column: alt.X(f"{column}:Q", title="x", axis=axis).scale(**scale)


def _y(column: str) -> alt.Y:
    axis = alt.Axis(values=[-1, -0.5, 0, 0.5, 1], labelFlush=False)
    title = "height (1: the highest value)"
    return alt.Y(f"{column}:Q", title=title, axis=axis).scale(
        domain=(-ROOM, ROOM), nice=False
    )


def _line(table: str, role: str) -> alt.Chart:
    color, dash = ROLES[role]
    return alt.Chart(alt.NamedData(table)).mark_line(
        color=color, strokeDash=dash, strokeWidth=2.5, clip=True, aria=False
    )


def _names(x, y) -> Sequence[alt.Chart]:
    color = alt.Color("curve:N", legend=None).scale(
        domain=list(ROLES), range=[color for color, _ in ROLES.values()]
    )
    names = alt.Chart(alt.NamedData("names")).encode(x=x("x"), y=y("y"), text="text:N")
    style = {"dy": -12, **theme.NAME}
    halo = names.mark_text(**style, **theme.HALO)
    return halo, names.mark_text(**style, aria=False).encode(color=color)


def _score(summed: alt.Chart) -> Sequence[alt.Chart]:
    text = (
        summed.transform_calculate(off="abs(datum.sum - datum.y) / datum.spread")
        .transform_aggregate(score="mean(off)")
        .transform_calculate(said="'error ' + format(datum.score, '.3f')")
        .encode(x=alt.value(alt.expr("width - 10")), y=alt.value(8), text="said:N")
    )
    large = {"align": "right", "baseline": "top", **theme.NAME, "fontSize": 24}
    halo = text.mark_text(**large, **theme.HALO)
    return halo, text.mark_text(**large, color=theme.FEATURE, aria=False)

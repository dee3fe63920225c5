"""Curves over one input, each in the colour of where it comes from.

Black is the target, blue what was written down by hand, orange what training found,
pink what a kernel solved, green the best there is, grey and dashed what a polynomial or
a smaller network can do. Each line carries its name. Every table may be empty: one
template serves all screens, and a reveal only adds marks.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd
import torch
from torch import Tensor

from charts import theme

ROLES = {
    "target": (theme.INK, [1, 0]),
    "by hand": (theme.FEATURE, [1, 0]),
    "trained": (theme.HIDDEN, [1, 0]),
    "kernel": ("@pink", [1, 0]),
    "best": (theme.RIGHT, [6, 3]),
    "limited": (theme.LINEAR, theme.LINEAR_DASH),
}
ROOM_FOR_A_NAME = 30  # pixels above the highest curve
ROLE_BY_ARGUMENT = {role.replace(" ", "_"): role for role in ROLES}
MOST_TRIES = 16
TRIES = [f"try {i}" for i in range(1, MOST_TRIES + 1)]


def fits_frame(x: Tensor, **curves: Tensor) -> pd.DataFrame:
    """Tabulate curves over the same places, columns x and one a role; float32.

    Args:
        x: Where, shape (n,).
        **curves: Heights, shape (n,), by role; an underscore for a space as in
            ``by_hand``.
    """
    columns = {role_name(name): y for name, y in curves.items()}
    return pd.DataFrame(
        {name: y.float().numpy() for name, y in {"x": x, **columns}.items()}
    )


def tries_frame(x: Tensor, tries: Sequence[Tensor]) -> pd.DataFrame:
    """Tabulate what several trainings found, columns x and one a try; float32.

    Args:
        x: Where, shape (n,).
        tries: At most 16 curves, shape (n,) each.
    """
    columns = dict(zip(TRIES, tries, strict=False))
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


def shades_frame(
    shades: Sequence[tuple[float, float, str, str]] = (),
) -> pd.DataFrame:
    """Tabulate shaded stretches of x with a large text and a small one below it."""
    frame = pd.DataFrame(list(shades), columns=["left", "right", "large", "small"])
    return frame.astype({"left": float, "right": float}).assign(
        middle=(frame.left + frame.right) / 2
    )


def band_frame(
    x: Tensor, before: Tensor, after: Tensor, bounds: tuple[float, float]
) -> pd.DataFrame:
    """Tabulate what lies between one partial sum and the next, columns x, y and y2.

    Args:
        x: Where, shape (n,).
        before: The sum without a unit, shape (n,).
        after: The sum with it, shape (n,).
        bounds: Heights to cut the band at, so that steep ramps stay in the picture.
    """
    low, high = (edge.clamp(*bounds).float().numpy() for edge in (before, after))
    return pd.DataFrame({"x": x.float().numpy(), "y": low, "y2": high})


def kinks_frame(kinks: Tensor, low: float, high: float) -> pd.DataFrame:
    """Tabulate where units switch, within the picture, column x."""
    inside = kinks[(kinks >= low) & (kinks <= high)]
    return pd.DataFrame({"x": inside.float().numpy()})


def fits_chart() -> alt.LayerChart:
    """The frames of this module, and "labels" of `curve_labels.label_frame`.

    "room" has points that are not drawn, so that a reveal moves no axis; "points" are
    drawn above the curves, "examples" below.
    """
    return alt.layer(
        _room(),
        *_shades(),
        _band(),
        _kinks(),
        _tries(),
        _examples(),
        *_curves(),
        _points(),
    ).properties(height="container", width="container")


def _x(column: str = "x") -> alt.X:
    axis = alt.Axis(titlePadding=2, labelFlush=False, grid=False, tickCount=8)
    return alt.X(f"{column}:Q", title="x", axis=axis).scale(nice=False, zero=False)


def _y(column: str = "y") -> alt.Y:
    axis = alt.Axis(tickCount=5, labelFlush=False)
    return alt.Y(f"{column}:Q", title=None, axis=axis).scale(
        nice=False, zero=False, padding=ROOM_FOR_A_NAME
    )


def _room() -> alt.Chart:
    room = alt.Chart(alt.NamedData("room")).mark_point(opacity=0, aria=False)
    return room.encode(x=_x(), y=_y())


def _shades() -> Sequence[alt.Chart]:
    named = alt.Chart(alt.NamedData("shades"))
    shade = named.mark_rect(color=theme.FEATURE, opacity=0.09, clip=True)
    texts = named.encode(x=_x("middle"))
    large = texts.mark_text(
        fontSize=30, fontWeight="bold", color=theme.FEATURE, y=0, dy=22
    ).encode(text="large:N")
    small = texts.mark_text(
        color=theme.INK, y=0, dy=46, fontSize=theme.FONT_SIZE
    ).encode(text="small:N")
    return shade.encode(x=_x("left"), x2="right:Q"), large, small


def _band() -> alt.Chart:
    band = alt.Chart(alt.NamedData("band")).mark_area(
        color=theme.FEATURE, opacity=0.3, aria=False
    )
    return band.encode(x=_x(), y=_y(), y2="y2:Q")


def _kinks() -> alt.Chart:
    kinks = alt.Chart(alt.NamedData("kinks")).mark_tick(
        color=theme.FEATURE, orient="vertical", thickness=1.5, size=10, yOffset=-5
    )
    return kinks.encode(x=_x(), y=alt.value("height"))


def _tries() -> alt.Chart:
    lines = (
        alt.Chart(alt.NamedData("tries"))
        .transform_fold(TRIES, as_=["try", "y"])
        .transform_filter("isDefined(datum.y)")
        .mark_line(color=theme.HIDDEN, strokeWidth=1.4, opacity=0.45, clip=True)
    )
    return lines.encode(x=_x(), y=_y(), detail="try:N")


def _examples() -> alt.Chart:
    # Without aria: an empty group of symbols is an image without a name to axe.
    points = alt.Chart(alt.NamedData("examples")).mark_point(
        filled=True, color=theme.MUTED, size=40, opacity=0.7, aria=False
    )
    return points.encode(x=_x(), y=_y())


def _points() -> alt.Chart:
    points = alt.Chart(alt.NamedData("points")).mark_point(
        filled=True,
        color=theme.INK,
        stroke=theme.PAPER,
        strokeWidth=1.5,
        size=110,
        opacity=1,
        aria=False,
    )
    return points.encode(x=_x(), y=_y())


def _curves() -> Sequence[alt.Chart]:
    color = alt.Color("curve:N", legend=None).scale(
        domain=list(ROLES), range=[color for color, _ in ROLES.values()]
    )
    dash = alt.StrokeDash("curve:N", legend=None).scale(
        domain=list(ROLES), range=[dash for _, dash in ROLES.values()]
    )
    lines = (
        alt.Chart(alt.NamedData("curves"))
        .transform_fold(list(ROLES), as_=["curve", "y"])
        .transform_filter("isDefined(datum.y)")
        .mark_line(strokeWidth=2.5, clip=True)
        .encode(x=_x(), y=_y(), color=color, strokeDash=dash)
    )
    texts = alt.Chart(alt.NamedData("labels")).encode(x=_x(), y=_y(), text="text:N")
    style = {"dy": -12, **theme.NAME}
    halo = texts.mark_text(**style, **theme.HALO)
    return lines, halo, texts.mark_text(**style).encode(color=color)

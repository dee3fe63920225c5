"""The template over the tables of `fits`.

Each line carries its name. Every table may be empty: one template serves all screens,
and a reveal only adds marks.
"""

from collections.abc import Sequence
from typing import NamedTuple

import altair as alt

from charts import theme
from charts.hand.guess import guess_layers
from charts.universal_approximation.fits import ROLES, TRIES

ROOM_FOR_A_NAME = 30  # pixels above the highest curve
STROKE = 2.5


class FitAxes(NamedTuple):
    """The axes of a picture: as its tables need them, or of fixed ends.

    Attributes:
        x_domain: Both ends of x; empty to fit the tables.
        y_domain: The same of the heights.
    """

    x_domain: tuple[float, ...]
    y_domain: tuple[float, ...]

    def x(self, column: str = "x") -> alt.X:
        """Encode a column as the place."""
        axis = alt.Axis(titlePadding=2, labelFlush=False, grid=False, tickCount=8)
        fixed = {"domain": self.x_domain} if self.x_domain else {}
        return alt.X(f"{column}:Q", title="x", axis=axis).scale(
            nice=False, zero=False, **fixed
        )

    def y(self, column: str = "y") -> alt.Y:
        """Encode a column as the height."""
        axis = alt.Axis(tickCount=5, labelFlush=False)
        fixed = {"padding": ROOM_FOR_A_NAME}
        if self.y_domain:
            fixed = {"domain": self.y_domain}
        return alt.Y(f"{column}:Q", title=None, axis=axis).scale(
            nice=False, zero=False, **fixed
        )


def fits_chart(
    stroke: float = STROKE,
    x_domain: tuple[float, ...] = (),
    y_domain: tuple[float, ...] = (),
) -> alt.LayerChart:
    """The frames of `fits`, and "labels" of `curve_labels.label_frame`.

    "room" has points that are not drawn, so that a reveal moves no axis; "points" are
    drawn above the curves, "examples" below.

    Args:
        stroke: Pixels of a curve; fewer where it turns at every few pixels.
        x_domain: Both ends of x, where a guess is drawn over the picture: "guess" is
            one of its frames then.
        y_domain: The same of the heights.
    """
    axes = FitAxes(x_domain, y_domain)
    return alt.layer(
        *(guess_layers(axes.x, axes.y) if x_domain else ()),
        _room(axes),
        *_shades(axes),
        _band(axes),
        _kinks(axes),
        _tries(axes),
        _examples(axes),
        *_curves(axes, stroke),
        _points(axes),
    )


def _room(axes: FitAxes) -> alt.Chart:
    room = alt.Chart(alt.NamedData("room")).mark_point(opacity=0, aria=False)
    return room.encode(x=axes.x(), y=axes.y())


def _shades(axes: FitAxes) -> Sequence[alt.Chart]:
    named = alt.Chart(alt.NamedData("shades"))
    shade = named.mark_rect(color=theme.FEATURE, opacity=0.09, clip=True)
    texts = named.encode(x=axes.x("middle"))
    large = texts.mark_text(
        fontSize=30, fontWeight="bold", color=theme.FEATURE, y=0, dy=22
    ).encode(text="large:N")
    small = texts.mark_text(
        color=theme.INK, y=0, dy=46, fontSize=theme.FONT_SIZE
    ).encode(text="small:N")
    return shade.encode(x=axes.x("left"), x2="right:Q"), large, small


def _band(axes: FitAxes) -> alt.Chart:
    band = alt.Chart(alt.NamedData("band")).mark_area(
        color=theme.FEATURE, opacity=0.3, aria=False
    )
    return band.encode(x=axes.x(), y=axes.y(), y2="y2:Q")


def _kinks(axes: FitAxes) -> alt.Chart:
    kinks = alt.Chart(alt.NamedData("kinks")).mark_tick(
        color=theme.FEATURE, orient="vertical", thickness=1.5, size=10, yOffset=-5
    )
    return kinks.encode(x=axes.x(), y=alt.value("height"))


def _tries(axes: FitAxes) -> alt.Chart:
    lines = (
        alt.Chart(alt.NamedData("tries"))
        .transform_fold(TRIES, as_=["try", "y"])
        .transform_filter("isDefined(datum.y)")
        .mark_line(color=theme.HIDDEN, strokeWidth=1.4, opacity=0.45, clip=True)
    )
    return lines.encode(x=axes.x(), y=axes.y(), detail="try:N")


def _examples(axes: FitAxes) -> alt.Chart:
    # Without aria: an empty group of symbols is an image without a name to axe.
    points = alt.Chart(alt.NamedData("examples")).mark_point(
        filled=True, color=theme.MUTED, size=40, opacity=0.7, aria=False
    )
    return points.encode(x=axes.x(), y=axes.y())


def _points(axes: FitAxes) -> alt.Chart:
    points = alt.Chart(alt.NamedData("points")).mark_point(
        filled=True,
        color=theme.INK,
        stroke=theme.PAPER,
        strokeWidth=1.5,
        size=110,
        opacity=1,
        aria=False,
    )
    return points.encode(x=axes.x(), y=axes.y())


def _curves(axes: FitAxes, stroke: float) -> Sequence[alt.Chart]:
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
        .mark_line(strokeWidth=stroke, clip=True)
        .encode(x=axes.x(), y=axes.y(), color=color, strokeDash=dash)
    )
    texts = alt.Chart(alt.NamedData("labels")).encode(
        x=axes.x(), y=axes.y(), text="text:N"
    )
    style = {"dy": -12, **theme.NAME}
    halo = texts.mark_text(**style, **theme.HALO)
    return lines, halo, texts.mark_text(**style).encode(color=color)

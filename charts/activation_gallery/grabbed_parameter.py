"""Functions above their slopes, some with a parameter that is grabbed on the curve.

Their values and slopes change evenly with it, so that two settings, as the lower and
the upper edge of a band, tell the browser all others.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import altair as alt
import pandas as pd

from charts.activation_gallery.lines import (
    STROKES,
    Axis,
    draw_lines,
    draw_points,
    draw_tangents,
    lines_layers,
    place_x,
    place_y,
)
from charts.hand.grab_parts import brought
from charts.hand.grabbable import Grabbable
from charts.hand.handle import Handle
from charts.hand.movable import Movable


class Bent(NamedTuple):
    """A function whose curve is moved.

    Attributes:
        stroke: Of its rows.
        label: What a screen reader calls its parameter.
        symbol: The letter of the parameter.
        low: The parameter at the lower edge of its bands.
        high: At the upper edge.
    """

    stroke: str
    label: str
    symbol: str
    low: float
    high: float

    def share(self, number: Movable) -> str:
        """Write how far the number is from the lower edge to the upper."""
        return f"(now_{number.key} - {self.low}) / {self.high - self.low}"


def grips_frame(grips: Sequence[tuple[float, float, float]]) -> pd.DataFrame:
    """Tabulate where curves are held: x, and the heights of both edges there."""
    return pd.DataFrame(list(grips), columns=["x", "low", "high"], dtype=float)


def panels_chart(
    x: Axis,
    value: Axis,
    slope: Axis,
    bent: tuple[Bent, ...],
    grab: tuple[Movable, ...] = (),
) -> alt.LayerChart | Grabbable:
    """Layers over "grips", and by panel over the tables of `lines_layers` and bands.

    Args:
        x: The axis below.
        value: Of the upper panel.
        slope: Of the lower panel.
        bent: The functions that are moved, in the order of "grips".
        grab: Their parameters.
    """
    at_x, at_value, at_slope = place_x(x), place_y(value), place_y(slope)
    above = alt.X("x:Q", scale=at_x["scale"], axis=None)
    moved = list(zip(bent, grab, strict=True))
    shares = {of.stroke: of.share(number) for of, number in moved}
    at = [_within(shares, axis) for axis in (value, slope)]
    upper = [
        *lines_layers(above, at_value, ("tangents", "lines", "points"), "value_"),
        *draw_tangents(at[0]("value_tangent_bands"), above, at_value),
        *draw_lines(at[0]("value_line_bands"), above, at_value),
        *draw_points(at[0]("value_dot_bands"), above, at_value),
        *lines_layers(above, at_value, ("names",), "value_"),
    ]
    lower = [
        *lines_layers(at_x, at_slope, ("areas", "lines", "points"), "slope_"),
        *draw_lines(at[1]("slope_line_bands"), at_x, at_slope),
        *draw_points(at[1]("slope_dot_bands"), at_x, at_slope),
        *lines_layers(at_x, at_slope, ("names",), "slope_"),
    ]
    panels = [
        alt.layer(*layers).properties(name=name)
        for name, layers in (("value", upper), ("slope", lower))
    ]
    handles = [_handle(i, *of) for i, of in enumerate(moved)]
    held = (layer for handle in handles for layer in handle.layers())
    chart = alt.layer(*panels, brought("grips"), *held).resolve_scale(
        x="independent", y="independent"
    )
    return Grabbable(chart, grab, handles) if grab else chart


def _within(shares: Mapping[str, str], axis: Axis) -> Callable[[str], alt.Chart]:
    """Begin layers with the rows of tables of bands where they are now.

    What leaves its panel is left out, for it would be drawn into the other.
    """
    share = "".join(f"datum.stroke === '{s}' ? {of} : " for s, of in shares.items())
    at = f"datum.low + ({share}0) * (datum.high - datum.low)"
    is_seen = (
        "isValid(datum.low) && isValid(datum.high)"
        f" && datum.at >= {axis.low} && datum.at <= {axis.high}"
    )

    def begin(name: str) -> alt.Chart:
        bands = alt.Chart(alt.NamedData(name)).transform_calculate(at=at)
        return bands.transform_calculate(y=f"{is_seen} ? datum.at : null")

    return begin


def _handle(i: int, bent: Bent, number: Movable) -> Handle:
    grip = f"(data('grips')[{i}] || {{x: 0, low: 0, high: 1}})"
    height = f"({grip}.high - {grip}.low)"
    return Handle(
        f"bent_{i}",
        bent.label,
        x=f"{grip}.x",
        y=f"{grip}.low + {bent.share(number)} * {height}",
        moves={
            number.key: f"{bent.low} + {bent.high - bent.low} * "
            f"(to_y - {grip}.low) / {height}"
        },
        text=f"'{bent.symbol} = ' + text_{number.key}",
        color=STROKES[bent.stroke][0],
        view="value",
    )

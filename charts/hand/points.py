"""Points in a picture that are moved, and where it makes sense added and taken away.

    knots = Points("knots", "knot", x=Movable(...), y=Movable(...), fewest=4, most=4)
    alt.layer(curve, *knots.layers(axes.x, axes.y))

The table named like the points says where the server has them: x, y, and whatever else
a point has. A line through them is drawn by `knots.chart()`, whose rows are where the
points are now.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import altair as alt

from charts import theme
from charts.hand import grab_parts
from charts.hand.movable import Movable

ACROSS = 18
"""Pixels across of a point that is one of as many as a hand likes."""
WHERE = {"i": "datum.number", "x": "datum.at_x", "y": "datum.at_y"}
"""Which point an event is about, and where it is."""


class Points(NamedTuple):
    """A list of points of the plane.

    Attributes:
        key: Of the list in the session, a tuple of tuples (x, y, ...).
        label: What a screen reader calls one of them.
        x: Range and steps of the places.
        y: Range and steps of the heights.
        fewest: A point of so few cannot be taken away.
        most: To so many none can be added.
        kind: Key of the control that says the kind of a new point, if there are kinds.
        target: Pixels across of what can be hit.
        view: Name of the panel, if the chart has several.
    """

    key: str
    label: str
    x: Movable
    y: Movable
    fewest: int = 0
    most: int = 200
    kind: str = ""
    target: int = grab_parts.TARGET
    view: str = ""

    @property
    def are_handles(self) -> bool:
        """Whether they are of the picture, as handles are, and not of the data."""
        return self.fewest == self.most

    @property
    def mark(self) -> str:
        """What Vega-Lite calls the marks a pointer hits."""
        return f"points_{self.key}_marks"

    @property
    def area(self) -> str:
        """What Vega-Lite calls the place where points are added."""
        return f"area_{self.key}_marks"

    def chart(self, **names: str) -> alt.Chart:
        """Begin a layer with a row for each point: number, at_x, at_y and kind.

        The rows are no table's: an answer of the server leaves the focus on a point.
        """
        told, moved = f"told_{self.key}[datum.number]", f"moved_{self.key}"
        is_moved = f"{moved} && {moved}.i === datum.number"
        chart = alt.Chart(alt.sequence(0, self.most, as_="number"), **names)
        return (
            chart.transform_filter(f"datum.number < length(told_{self.key})")
            .transform_calculate(at_x=f"{is_moved} ? {moved}.x : {told}.x")
            .transform_calculate(at_y=f"{is_moved} ? {moved}.y : {told}.y")
            .transform_calculate(kind=f"{told}.kind")
        )

    def layers(
        self,
        x: Callable[[str], alt.X],
        y: Callable[[str], alt.Y],
        color: str | alt.Fill = theme.FEATURE,
    ) -> Sequence[alt.Chart]:
        """Draw the points, what can be hit around them, and what is behind them.

        Args:
            x: Encodes a column as the horizontal place.
            y: The same for the other axis.
            color: A role of the theme, or the encoding of "kind:N" as the fill.
        """
        place = {"x": x("at_x"), "y": y("at_y")}
        fill = {"fill": color} if isinstance(color, alt.Fill) else {}
        digits = (self.x.decimals, self.y.decimals)
        values = " + ', ' + ".join(
            f"format(datum.at_{axis}, '.{n}f')"
            for axis, n in zip("xy", digits, strict=True)
        )
        said = f"'{self.label} ' + (datum.number + 1) + ': ' + {values}"
        hit = self.chart(name=f"points_{self.key}{grab_parts.END}")
        across = grab_parts.ACROSS if self.are_handles else ACROSS
        disc = grab_parts.disc(self.chart(), across, theme.INK if fill else color)
        arrows = grab_parts.arrows(self.chart(), grab_parts.HEADS)
        return (
            grab_parts.told(),
            grab_parts.brought(self.key),
            self._area(),
            disc.encode(**place, **fill),
            *[arrows.encode(**place)] * self.are_handles,
            grab_parts.target(hit, said, self.target).encode(**place),
        )

    def _area(self) -> alt.Chart:
        area = alt.Chart(alt.sequence(0, 1), name=f"area_{self.key}{grab_parts.END}")
        cursor = "copy" if self.most > self.fewest else "default"
        empty = area.mark_rect(opacity=0, aria=False, tooltip=None, cursor=cursor)
        return empty.encode(
            x=alt.value(0), x2=alt.value("width"),
            y=alt.value(0), y2=alt.value("height"),
        )  # fmt: skip

    def hold(self) -> dict[str, str]:
        """Say which point is held, from where, and how far from its middle."""
        off = {
            f"d{axis}": f"scale({grab_parts.scale_of(self.view, axis)}, "
            f"datum.at_{axis}) - {axis}()"
            for axis in "xy"
        }
        return {"by": f"'{self.key}'", "of": f"'{self.key}'", **WHERE, **off}

    def as_it_is(self) -> dict[str, str]:
        """Say which point it is, and where."""
        return {self.key: grab_parts.record(WHERE)}

    def dragged(self, numbers: Mapping[str, Movable]) -> dict[str, str]:
        """Say where a pointer moves the point that is held."""
        to = {axis: grab_parts.under_hand(self.view, axis) for axis in "xy"}
        x = self.x.nearest(to["x"], "held.x")
        return {
            self.key: grab_parts.record(
                {"i": "held.i", "x": x, "y": self.y.nearest(to["y"], "held.y")}
            )
        }

    def keyed(self, numbers: Mapping[str, Movable]) -> dict[str, dict[str, str]]:
        """Say what keys make of the point that has the focus."""
        gone = {self.key: "{gone: datum.number}"}
        step_x, step_y = self.x.step, self.y.step
        return {
            "ArrowLeft": self._stepped(x=f"-{step_x}"),
            "ArrowRight": self._stepped(x=f"{step_x}"),
            "ArrowDown": self._stepped(y=f"-{step_y}"),
            "ArrowUp": self._stepped(y=f"{step_y}"),
            "Delete": gone,
            "Backspace": gone,
            "Insert": {self.key: self._at(f"datum.at_x + {3 * step_x}", "datum.at_y")},
        }

    def clicked(self) -> Mapping[str, str]:
        """Say what a click on nothing adds."""
        scales = {axis: grab_parts.scale_of(self.view, axis) for axis in "xy"}
        to = [f"invert({of}, {axis}(group()))" for axis, of in scales.items()]
        return {self.key: self._at(*to)}

    def _stepped(self, x: str = "0", y: str = "0") -> dict[str, str]:
        to_x, to_y = (
            f"datum.at_{axis} + {by} * {grab_parts.STEP}"
            for axis, by in (("x", x), ("y", y))
        )
        place = {"x": self.x.nearest(to_x, "0"), "y": self.y.nearest(to_y, "0")}
        return {self.key: grab_parts.record({"i": "datum.number", **place})}

    def _at(self, x: str, y: str) -> str:
        place = {"x": self.x.nearest(x, "0"), "y": self.y.nearest(y, "0")}
        return grab_parts.record(place)

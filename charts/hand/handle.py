"""A handle: a disc in the picture by which numbers are moved.

    def fold_chart(axes: Axes, grab: tuple[Movable, ...]) -> Grabbable:
        fold = Handle("c", "c, the fold", x="now_c", y="0.4", moves={"c": "to_x"})
        return Grabbable(alt.layer(curve, *fold.layers()), grab, [fold])

It is the same in all pictures, and a hand, a finger and the arrow keys move it. See
`charts.hand.grabbable` for how.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import altair as alt

from charts import theme
from charts.hand import grab_parts
from charts.hand.movable import Movable

BESIDE = 26
"""Pixels from the middle of the disc to the text beside it."""


class Handle(NamedTuple):
    """A disc that changes numbers.

    Attributes:
        name: Of its mark, unique in the chart.
        label: What a screen reader calls it.
        x: Where it stands, in units of the axis: an expression of Vega with `now_key`.
        y: The same for the other axis.
        moves: By key, what the number is while the disc is held at `to_x`, `to_y`.
            Left and right keys change the first number, up and down the last.
        text: What stands beside it: an expression.
        color: A role of the theme.
        view: Name of the panel, if the chart has several.
        beside: How far the text stands to the right of the disc's middle and below, in
            pixels: expressions. Where there is room if left out.
        within: Whether the disc stays between the axes: what has left them could not
            be grabbed again.
    """

    name: str
    label: str
    x: str
    y: str
    moves: Mapping[str, str]
    text: str = "''"
    color: str = theme.INK
    view: str = ""
    beside: tuple[str, str] | None = None
    within: bool = True

    @property
    def ways(self) -> list[str]:
        """In which directions it can go."""
        moves = " ".join(self.moves.values())
        return [way for way in grab_parts.HEADS if way in moves]

    @property
    def mark(self) -> str:
        """What Vega-Lite calls the mark a pointer hits."""
        return f"handle_{self.name}_marks"

    def pixel(self, axis: str) -> str:
        """Place the disc in pixels: an expression."""
        scale = grab_parts.scale_of(self.view, axis)
        low, high = (0, 1) if axis == "x" else (1, 0)
        place = f"scale({scale}, {getattr(self, axis)})"
        if not self.within:
            return place
        return f"clamp({place}, range({scale})[{low}], range({scale})[{high}])"

    def place(self) -> Mapping[str, dict]:
        """Encode the place of a mark as that of the disc."""
        return {axis: alt.value(alt.expr(self.pixel(axis))) for axis in "xy"}

    def layers(self) -> Sequence[alt.Chart]:
        """Draw the disc, its arrows, and around it what can be hit."""
        values = " + ', ' + ".join(f"text_{key}" for key in self.moves)
        target = grab_parts.target(
            _once(name=f"handle_{self.name}{grab_parts.END}"),
            f"'{self.label}: ' + {values}",
        )
        disc = grab_parts.disc(_once(), grab_parts.ACROSS, self.color)
        arrows = grab_parts.arrows(_once(), self.ways)
        marks = *self._beside(), disc, arrows, target
        return grab_parts.told(), *(mark.encode(**self.place()) for mark in marks)

    def _beside(self) -> Sequence[alt.Chart]:
        """Write beside the disc where there is room, out of the way it goes."""
        right_end = f"range({grab_parts.scale_of(self.view, 'x')})[1]"
        is_right = f"2 * {self.pixel('x')} > {right_end}"
        place = {
            "align": alt.expr(f"{is_right} ? 'right' : 'left'"),
            "dx": alt.expr(f"{is_right} ? {-BESIDE} : {BESIDE}"),
        }
        if self.ways == ["to_y"]:
            foot = f"range({grab_parts.scale_of(self.view, 'y')})[0]"
            is_low = f"{self.pixel('y')} + {2 * BESIDE} > {foot}"
            dy = alt.expr(f"{is_low} ? {-BESIDE} : {BESIDE}")
            place = {"align": "center", "dy": dy}
        if self.beside:
            dx, dy = map(alt.expr, self.beside)
            place = {"align": "center", "dx": dx, "dy": dy}
        style = {**place, "baseline": "middle", "text": alt.expr(self.text)}
        halo = _once().mark_text(**style, **theme.NAME, **theme.HALO)
        text = _once().mark_text(**style, **theme.NAME, color=self.color, aria=False)
        return halo, text

    def hold(self) -> dict[str, str]:
        """Say what is held, and how far from its middle."""
        off = {f"d{axis}": f"{self.pixel(axis)} - {axis}()" for axis in "xy"}
        return {"by": f"'{self.name}'", **off}

    def as_it_is(self) -> dict[str, str]:
        """Say nothing: a handle has no place besides its numbers."""
        return {}

    def dragged(self, numbers: Mapping[str, Movable]) -> dict[str, str]:
        """Say what a pointer makes of the numbers."""

        def to(axis: re.Match) -> str:
            return grab_parts.under_hand(self.view, axis[1])

        return {
            key: numbers[key].nearest(re.sub(r"\bto_([xy])\b", to, move))
            for key, move in self.moves.items()
        }

    def keyed(self, numbers: Mapping[str, Movable]) -> dict[str, dict[str, str]]:
        """Say what keys make of the numbers while the disc has the focus."""
        keys = list(self.moves)
        across, up = numbers[keys[0]], numbers[keys[-1]]
        return {
            "ArrowLeft": _stepped(across, -1),
            "ArrowRight": _stepped(across, 1),
            "ArrowDown": _stepped(up, -1),
            "ArrowUp": _stepped(up, 1),
            "Home": {across.key: f"{across.low}"},
            "End": {across.key: f"{across.high}"},
        }


def _stepped(number: Movable, way: int) -> dict[str, str]:
    to = f"now_{number.key} + {way * number.step} * {grab_parts.STEP}"
    return {number.key: number.nearest(to)}


def _once(**names: str) -> alt.Chart:
    """Begin a layer of one mark without a table.

    An answer of the server leaves it where it is, and the focus on it.
    """
    return alt.Chart(alt.sequence(0, 1), **names)

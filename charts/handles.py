"""What can be grabbed in a picture: declared, and drawn, where the picture is made.

    def fold_chart(axes: Axes, numbers: Sequence[Movable]) -> Grabbable:
        fold = Handle("c", "c, the fold", x="now_c", y="0.4", moves={"c": "to_x"})
        return Grabbable(alt.layer(curve, *fold.layers()), numbers, [fold])

A `Movable` is what moves: `now_c` in the expressions of the chart, `text_c` as it is
written. A `Handle` is where it is held: a disc, the same in all pictures, that a hand,
a finger and the arrow keys move. See `charts.grabbing` for how.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import altair as alt

from charts import theme

HERE = "here"
"""The table of one row that says where the server has the numbers."""
SINCE = "since"
"""In a report, when the hand or the key came; in `HERE`, that of the last one heard."""
ROLE = "handle"
"""By which `ui/assets/grab.js` finds what can be grabbed."""
ACROSS, TARGET = 26, 44
"""Pixels across: of the disc, and of what a finger has to hit."""
BESIDE = 26
HEADS = {
    "to_x": "M.68,0L.26,-.36L.26,.36Z M-.68,0L-.26,-.36L-.26,.36Z",
    "to_y": "M0,.68L-.36,.26L.36,.26Z M0,-.68L-.36,-.26L.36,-.26Z",
}
"""Arrowheads in the directions a disc can go, in halves of its width."""


class Movable(NamedTuple):
    """A number that is moved, from `low` to `high` in steps.

    Attributes:
        key: Of the control that keeps it; `now_key` in expressions.
        default: The value until the server has told its own.
    """

    key: str
    low: float
    high: float
    default: float
    step: float

    @property
    def decimals(self) -> int:
        """How many digits behind the point tell the values apart."""
        return len(f"{self.step:.8f}".rstrip("0").partition(".")[2])

    @property
    def values(self) -> list[float]:
        """All values from `low` to `high`."""
        steps = range(round((self.high - self.low) / self.step) + 1)
        return [round(self.low + i * self.step, self.decimals) + 0.0 for i in steps]

    def text(self, value: float) -> str:
        """Write a value as `text_key` does: the name of its column in a wide table."""
        return f"{value + 0.0:.{self.decimals}f}".replace("-", "−")

    def read(self, told: object) -> float | None:
        """Take what a browser told: clipped and on a step, or None if it is none."""
        is_number = isinstance(told, int | float) and not isinstance(told, bool)
        if not is_number or told != told:  # nan
            return None
        inside = min(max(told, self.low), self.high)
        steps = round((inside - self.low) / self.step)
        value = min(round(self.low + steps * self.step, self.decimals), self.high)
        return int(value) if isinstance(self.step, int) else value


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
    """

    name: str
    label: str
    x: str
    y: str
    moves: Mapping[str, str]
    text: str = "''"
    color: str = theme.INK
    view: str = ""

    @property
    def ways(self) -> list[str]:
        """In which directions it can go."""
        return [way for way in HEADS if any(way in m for m in self.moves.values())]

    @property
    def mark(self) -> str:
        """What Vega-Lite calls the mark a pointer hits."""
        return f"handle_{self.name}_marks"

    def scale(self, axis: str) -> str:
        """Name the scale of an axis, as an expression."""
        return f"'{self.view}_{axis}'" if self.view else f"'{axis}'"

    def pixel(self, axis: str) -> str:
        """Place the disc in pixels: an expression.

        It stays in the picture: what has left it could not be grabbed again.
        """
        ends = f"range({self.scale(axis)})"
        low, high = (0, 1) if axis == "x" else (1, 0)
        place = f"scale({self.scale(axis)}, {getattr(self, axis)})"
        return f"clamp({place}, {ends}[{low}], {ends}[{high}])"

    def place(self) -> Mapping[str, dict]:
        """Encode the place of a mark as that of the disc."""
        return {axis: alt.value(alt.expr(self.pixel(axis))) for axis in "xy"}

    def layers(self) -> Sequence[alt.Chart]:
        """Draw the disc, its arrows, and around it what can be hit."""
        silent = {"opacity": 1, "aria": False, "tooltip": None}
        disc = _once().mark_point(
            shape="circle", size=ACROSS**2, fill=self.color, stroke=theme.PAPER,
            strokeWidth=2.5, **silent,
        )  # fmt: skip
        arrows = _once().mark_point(
            shape=" ".join(HEADS[way] for way in self.ways), size=ACROSS**2,
            fill=theme.PAPER, strokeWidth=0, **silent,
        )  # fmt: skip
        target = _once(name=f"handle_{self.name}").mark_point(
            shape="circle", size=TARGET**2, fill=self.color, strokeWidth=0,
            opacity=0.01, cursor="grab", tooltip=None, aria=True, ariaRole="slider",
            ariaRoleDescription=ROLE, description=alt.expr(self._said()),
        )  # fmt: skip
        told = alt.Chart(alt.NamedData(HERE)).mark_point(size=0, **silent)
        return told.encode(x=alt.value(0), y=alt.value(0)), *(
            mark.encode(**self.place())
            for mark in (*self._beside(), disc, arrows, target)
        )

    def _beside(self) -> Sequence[alt.Chart]:
        """Write beside the disc where there is room, out of the way it goes."""
        is_right = f"2 * {self.pixel('x')} > range({self.scale('x')})[1]"
        place = {
            "align": alt.expr(f"{is_right} ? 'right' : 'left'"),
            "dx": alt.expr(f"{is_right} ? {-BESIDE} : {BESIDE}"),
        }
        if self.ways == ["to_y"]:
            place = {"align": "center", "dy": BESIDE}
        style = {**place, "baseline": "middle", "text": alt.expr(self.text)}
        halo = _once().mark_text(**style, **theme.NAME, **theme.HALO)
        text = _once().mark_text(**style, **theme.NAME, color=self.color, aria=False)
        return halo, text

    def _said(self) -> str:
        values = " + ', ' + ".join(f"text_{key}" for key in self.moves)
        return f"'{self.label}: ' + {values}"


def _once(**names: str) -> alt.Chart:
    """Begin a layer of one mark without a table.

    An answer of the server leaves it where it is, and the focus on it.
    """
    return alt.Chart(alt.sequence(0, 1), **names)

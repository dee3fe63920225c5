"""XOR by hand: the lines of two ReLU units, moved at one place and turned at another.

The line of unit i is where ``w1i x1 + w2i x2 + bi = 0``. Its middle is the place on it
nearest to the middle of the square. To one side of it a hand sets the bias. On the
other it turns the line around the middle: it sets both weights, keeping their length,
and the bias. Shaded is where the output is above 1/2. On a column of the picture the
output is made of three straight pieces, between the kinks of the units, so that the
shade of a column is exact.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import altair as alt
import pandas as pd

from charts import theme
from charts.hand.grabbable import Grabbable
from charts.hand.handle import Handle
from charts.hand.movable import Movable
from charts.train_mlp.examples import class_marks

LOW, HIGH, CENTER = -0.5, 1.5, 0.5
NUM_COLUMNS = 81
MOVES_AT, TURNS_AT = {"1": -0.35, "2": -0.15}, {"1": 0.45, "2": 0.25}
"""By unit, from the middle of a line, in units of the axes: no corner is covered at the
start, nor by the lines of an answer; nor one handle where both lines are the same.
"""
COLORS = theme.FEATURE, theme.RIGHT
LEVEL = 0.5
FOOT = -0.42
"""The height at which the lines of an answer are named."""


def lines_frame(
    ends: Mapping[str, tuple[float, float, float, float]],
) -> pd.DataFrame:
    """Tabulate lines by their names and both ends: x, y, x2, y2 and name."""
    places = pd.DataFrame(ends.values(), columns=["x", "y", "x2", "y2"], dtype=float)
    return places.assign(name=pd.Series(list(ends), dtype=object))


def xor_chart(grab: tuple[Movable, ...]) -> Grabbable:
    """The frames "corners" and "answer", and the plane of the nine numbers in `grab`.

    Their keys are those of the link: w11, w21, hb1, w12, w22, hb2, v1, v2 and ob.
    """
    units = [_Line(str(i), f"h{'₁₂'[i - 1]}", COLORS[i - 1]) for i in (1, 2)]
    handles = [handle for unit in units for handle in unit.handles()]
    layers = (
        _shade(),
        *(unit.rule() for unit in units),
        *_answer(),
        *_corners(),
        *(layer for handle in handles for layer in handle.layers()),
    )
    return Grabbable(alt.layer(*layers), grab, handles)


def _along(channel: type[alt.X | alt.Y], title: str, column: str) -> alt.X | alt.Y:
    axis = alt.Axis(grid=False, values=[0, 1], labelFlush=False, titlePadding=2)
    return channel(f"{column}:Q", title=title, axis=axis).scale(
        domain=(LOW, HIGH), nice=False
    )


_x, _y = partial(_along, alt.X, "x₁"), partial(_along, alt.Y, "x₂")


class _Line:
    """The line of one unit, as expressions."""

    def __init__(self, unit: str, name: str, color: str) -> None:
        self.name, self.color, self.unit = name, color, unit
        self.keys = f"w1{unit}", f"w2{unit}", f"hb{unit}"

    def middle(self, of: str) -> tuple[str, str, str]:
        """Return the middle and the length of the weights; `of` is now_ or held."""
        w1, w2, b = (f"{of}{key}" for key in self.keys)
        square = f"max({w1} * {w1} + {w2} * {w2}, 1e-6)"
        z = f"({CENTER} * ({w1} + {w2}) + {b})"
        return (
            f"({CENTER} - {z} * {w1} / {square})",
            f"({CENTER} - {z} * {w2} / {square})",
            f"sqrt({square})",
        )

    def along(self, arm: float) -> tuple[str, str]:
        """Return the place so far along the line from its middle."""
        x, y, length = self.middle("now_")
        w1, w2, _ = (f"now_{key}" for key in self.keys)
        return f"({x} - {arm} * {w2} / {length})", f"({y} + {arm} * {w1} / {length})"

    def handles(self) -> Sequence[Handle]:
        """Return what moves the line, and what turns it."""
        w1, w2, b = self.keys
        x, y = self.along(MOVES_AT[self.unit])
        end_x, end_y = self.along(TURNS_AT[self.unit])
        middle = Handle(
            f"middle{self.unit}", f"line of {self.name}, moved", x=x, y=y,
            moves={b: f"-(now_{w1} * to_x + now_{w2} * to_y)"},
            text=f"'{self.name}'", color=self.color,
        )  # fmt: skip
        turns = Handle(
            f"end{self.unit}", f"end of the line of {self.name}, turned", x=end_x,
            y=end_y, moves=self._turned(), text="'turn'", color=self.color,
        )  # fmt: skip
        return middle, turns

    def _turned(self) -> dict[str, str]:
        """Say what the numbers are when the end is held at to_x, to_y.

        The line turns around where its middle was when the hand came. A unit whose
        weights are 0 has no line; the hand gives it one of length 1.
        """
        w1, w2, b = self.keys
        x, y, length = self.middle("held.")
        length = f"({length} < 0.1 ? 1 : {length})"
        right, up = f"(to_x - {x})", f"(to_y - {y})"
        far = f"max(sqrt({right} * {right} + {up} * {up}), 1e-6)"
        to_w1, to_w2 = f"({length} * {up} / {far})", f"(-{length} * {right} / {far})"
        return {w1: to_w1, b: f"-({to_w1} * {x} + {to_w2} * {y})", w2: to_w2}

    def rule(self) -> alt.Chart:
        """Draw the line through the picture."""
        (x, y), (x2, y2) = self.along(-4), self.along(4)
        rule = alt.Chart(alt.sequence(0, 1)).mark_rule(
            color=self.color, strokeWidth=2.5, clip=True, aria=False, tooltip=None
        )
        return rule.encode(
            x=_pixel("x", x), y=_pixel("y", y), x2=_pixel("x", x2), y2=_pixel("y", y2)
        )


def _pixel(axis: str, place: str) -> dict:
    return alt.value(alt.expr(f"scale('{axis}', {place})"))


def _z(unit: int, x1: str, x2: str) -> str:
    return f"(now_w1{unit} * {x1} + now_w2{unit} * {x2} + now_hb{unit})"


def _above(x1: str, x2: str) -> str:
    """Write by how much the output is above the level."""
    first, second = (f"max(0, {_z(unit, x1, x2)})" for unit in (1, 2))
    return f"(now_v1 * {first} + now_v2 * {second} + now_ob - {LEVEL})"


def _kink(unit: int) -> str:
    """Write where on the column x1 a unit switches, LOW if it does not."""
    slope = f"now_w2{unit}"
    kink = f"clamp(-{_z(unit, 'datum.x1', '0')} / {slope}, {LOW}, {HIGH})"
    return f"({slope} === 0 ? {LOW} : {kink})"


def _shade() -> alt.Chart:
    low, high = "min(datum.k1, datum.k2)", "max(datum.k1, datum.k2)"
    step = (HIGH - LOW) / (NUM_COLUMNS - 1)
    crossing = "datum.a + (datum.b - datum.a) * datum.at_a / (datum.at_a - datum.at_b)"
    # Where nothing is above, both ends stand where it would begin.
    nothing = "(datum.at_b > datum.at_a ? datum.b : datum.a)"
    return (
        alt.Chart(alt.sequence(0, 3 * NUM_COLUMNS, as_="n"))
        .transform_calculate(piece="datum.n % 3")
        .transform_calculate(x1=f"{LOW} + floor(datum.n / 3) * {step}")
        .transform_calculate(k1=_kink(1), k2=_kink(2))
        .transform_calculate(
            a=f"datum.piece === 0 ? {LOW} : datum.piece === 1 ? {low} : {high}",
            b=f"datum.piece === 0 ? {low} : datum.piece === 1 ? {high} : {HIGH}",
        )
        .transform_calculate(
            at_a=_above("datum.x1", "datum.a"), at_b=_above("datum.x1", "datum.b")
        )
        .transform_calculate(
            above_from=f"datum.at_a > 0 ? datum.a : datum.at_b > 0 ? {crossing} :"
            f" {nothing}",
            above_to=f"datum.at_b > 0 ? datum.b : datum.at_a > 0 ? {crossing} :"
            f" {nothing}",
        )
        .mark_area(
            color=theme.CLASS_1, opacity=0.25, clip=True, aria=False, tooltip=None
        )
        .encode(x=_x("x1"), y=_y("above_from"), y2="above_to:Q", detail="piece:N")
    )


def _answer() -> Sequence[alt.Chart]:
    answer = alt.Chart(alt.NamedData("answer"))
    rules = answer.mark_rule(
        color=theme.MUTED, strokeWidth=2, strokeDash=[4, 4], clip=True
    ).encode(x=_x("x"), y=_y("y"), x2="x2:Q", y2="y2:Q")
    # Near the lower right end, where no handle stands.
    run = "(datum.x2 - datum.x) / (datum.y2 - datum.y)"
    at = f"datum.x + ({FOOT} - datum.y) * {run}"
    names = answer.transform_calculate(at=at, foot=str(FOOT)).encode(
        x=_x("at"), y=_y("foot"), text="name:N"
    )
    style = {"align": "left", "dx": 8, "dy": -6, **theme.NAME}
    halo = names.mark_text(**style, **theme.HALO)
    return rules, halo, names.mark_text(**style, color=theme.MUTED)


def _corners() -> Sequence[alt.Chart]:
    corners = alt.Chart(alt.NamedData("corners")).encode(x=_x("x1"), y=_y("x2"))
    marks = class_marks(corners, size=260)
    output = f"{_above('datum.x1', 'datum.x2')} + {LEVEL}"
    said = corners.transform_calculate(
        said=f"'o = ' + format({output}, '.2~f')"
    ).encode(text="said:N")
    # Below to the left: the lines of an answer go through corners, down to the right.
    style = {"dx": -20, "dy": 22, "baseline": "middle", **theme.NAME}
    halo = said.mark_text(**style, **theme.HALO)
    return marks, halo, said.mark_text(**style, color=theme.INK, aria=False)

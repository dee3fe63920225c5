"""Who lets the gradient through at x? Three activations and their slopes."""

from collections.abc import Sequence

from charts.activation_gallery.grabbed_point import grabbed_point_chart
from charts.activation_gallery.line_tables import up_to
from charts.activation_gallery.lines import Axis
from core.activation_gallery.curves import read_at
from core.activations import ACTIVATIONS
from core.notation import number
from screens.activation_gallery.lines_picture import rows_of
from screens.activation_gallery.link import LINK
from screens.activation_gallery.more import (
    EXERCISES,
    THREE,
    show_three_formulas,
    show_three_script,
)
from screens.activation_gallery.three_readings import HALF_WIDTH, curves, readings
from ui.controls import choose_float
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.hand.grab import numbers
from ui.screen import Choice, Screen
from ui.text import bar

KINDS = ("feature", "hidden", "third")
ASKED = 4.0
A_TENTH = 0.1
LIMIT = 4.0
TICKS = (-8, -6, -4, -2, 0, 2, 4, 6, 8)
X_AXIS = Axis("input x of the unit", -HALF_WIDTH, HALF_WIDTH, TICKS)
VALUE_AXIS = Axis("value σ(x)", -1.3, LIMIT + 0.2, (-1, 0, 1, 2, 3, 4), share=(0, 0.55))
SLOPE_AXIS = Axis("slope σ′(x)", -0.06, 1.15, (0, 0.25, 0.5, 0.75, 1), share=(0.6, 1))
VALUE_NAMES = (
    ("0", "ReLU", 2.65, 1.75),
    ("1", "Sigmoid", -7.6, 0.8),
    ("2", "tanh", 1.0, -0.55),
)
"""Where no handle goes."""
SLOPE_NAMES = (
    ("0", "ReLU", 4.6, 1.08),
    ("1", "Sigmoid", 2.3, 0.17),
    ("2", "tanh", 0.7, 0.6),
)


def show(solved: bool) -> None:
    """Draw the three functions, x to be grabbed on them; their slopes, once asked."""
    with controls():
        x = choose_float("Input x", "point", LINK["point"])
    grab = numbers(LINK, "point")
    values, slopes = readings(*grab)
    below = "The picture of their slopes is not drawn yet"
    if solved:
        below = (
            "Below, their slopes: ReLU's is 0 below 0 and 1 above, the sigmoid's and "
            "tanh's are hills around 0"
        )
    with picture():
        draw(
            grabbed_point_chart,
            X_AXIS,
            VALUE_AXIS,
            SLOPE_AXIS,
            tuple(ACTIVATIONS[key].label for key in THREE),
            grab=grab,
            alt_text="ReLU, sigmoid and tanh over their input, with dots at x. "
            + below,
            values=values,
            slopes=slopes if solved else slopes.slice(0, 0),
            **rows_of(_lines(solved)),
        )
    if solved:
        readout(_bars(x))


def _lines(solved: bool) -> dict[str, Sequence[tuple]]:
    """Return the rows of both panels; of the slopes a question mark until asked."""
    named = [(str(i), curves()[key]) for i, key in enumerate(THREE)]
    return {
        "value_lines": [(i, of.x, up_to(of.value, LIMIT)) for i, of in named],
        "value_names": VALUE_NAMES,
        "slope_lines": [(i, of.x, of.slope) for i, of in named] if solved else (),
        "slope_names": SLOPE_NAMES if solved else (),
        "slope_large": () if solved else [("ink", "?", "", 0.0, 0.55)],
    }


def _bars(x: float) -> str:
    """Draw by how much each of the three multiplies a gradient at x."""
    at_x = {key: read_at(ACTIVATIONS[key], {}, x) for key in THREE}
    return (
        f'<p class="readout-lead">At x = {number(x)} a gradient is multiplied by</p>'
        + "".join(
            bar(at.slope, number(at.slope, 2), ACTIVATIONS[key].label, kind)
            for (key, at), kind in zip(at_x.items(), KINDS, strict=True)
        )
    )


def passing(x: float) -> tuple[str, ...]:
    """Return which of the three pass more than a tenth of a gradient at x."""
    return tuple(
        key for key in THREE if read_at(ACTIVATIONS[key], {}, x).slope > A_TENTH
    )


def truth() -> str:
    """Name which of the three pass more than a tenth where it is asked."""
    return {("relu",): "relu", ("relu", "tanh"): "steep", THREE: "all"}[passing(ASKED)]


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    slopes = {
        key: number(read_at(ACTIVATIONS[key], {}, ASKED).slope, 2) for key in THREE
    }
    return {
        "relu": f"ReLU alone: yes. Above 0 its slope is {slopes['relu']}, however "
        "large x is.",
        "steep": f"tanh is steepest at 0. At {ASKED:g} it is flat already: slope "
        f"{slopes['tanh']}.",
        "all": f"All three still rise at {ASKED:g}, but hardly: sigmoid passes "
        f"{slopes['sigmoid']}, tanh {slopes['tanh']}.",
    }[answer]


def explain() -> str:
    """Say what flat stretches do."""
    return (
        "**Where a function is flat, the gradient is gone.** Sigmoid and tanh are "
        "nearly straight near 0 and flat far out: *plateaus*, hard to leave. Move x "
        "below 0: there it is ReLU that is flat.\n\n"
        "*Next: ten such units in a row.*"
    )


SCREEN = Screen(
    "through",
    label="Who lets it through",
    title="Who lets the gradient through?",
    setup="Training sends a gradient from the loss back to the weights. Each unit on "
    "its way multiplies it by the slope of the activation σ at the unit's input x. "
    "At x = 4, which pass more than a tenth?",
    show=show,
    ask=Choice(
        {"relu": "ReLU alone", "steep": "ReLU and tanh", "all": "All three"},
        truth,
        reply,
        about={"point": ASKED},
    ),
    explain=explain,
    more={
        "Formulas and sources": show_three_formulas,
        "PyTorch": show_three_script,
        "Exercises": EXERCISES,
    },
)

"""Who lets the gradient through at x? Three activations and their slopes."""

from functools import cache

from charts.activation_gallery.line_tables import up_to
from charts.activation_gallery.lines import Axis
from core.activation_gallery.curves import Curve, read_at, sample, tangent
from core.activation_gallery.names import number
from core.activations import ACTIVATIONS
from screens.activation_gallery.lines_picture import draw_lines
from screens.activation_gallery.link import LINK
from screens.activation_gallery.more import (
    EXERCISES,
    THREE,
    show_three_formulas,
    show_three_script,
)
from ui.controls import choose_float
from ui.deck import controls, picture, readout
from ui.screen import Choice, Screen
from ui.text import bar

KINDS = ("feature", "hidden", "third")
HALF_WIDTH = 8.0
NUM_STEPS = 40
ASKED = 4.0
A_TENTH = 0.1
LIMIT = 4.0
TICKS = (-8, -6, -4, -2, 0, 2, 4, 6, 8)
X_AXIS = Axis("", -HALF_WIDTH, HALF_WIDTH, TICKS)
X_AXIS_BELOW = X_AXIS._replace(title="input x of the unit")
VALUE_AXIS = Axis("value σ(x)", -1.3, LIMIT + 0.2, (-1, 0, 1, 2, 3, 4))
SLOPE_AXIS = Axis("slope σ′(x)", -0.06, 1.15, (0, 0.25, 0.5, 0.75, 1))
VALUE_NAMES = (
    ("0", "ReLU", 2.5, 2.35),
    ("1", "Sigmoid", -3.6, 0.33),
    ("2", "tanh", -3.1, -0.75),
)
SLOPE_NAMES = (
    ("0", "ReLU", 5.6, 1.07),
    ("1", "Sigmoid", 2.3, 0.17),
    ("2", "tanh", 0.7, 0.6),
)


@cache
def curves() -> dict[str, Curve]:
    """Sample the three over the picture."""
    return {key: sample(ACTIVATIONS[key], {}, HALF_WIDTH, NUM_STEPS) for key in THREE}


def show(solved: bool) -> None:
    """Draw the three functions; their slopes and tangents, once asked."""
    with controls():
        x = choose_float("Input x", "point", LINK["point"])
    readings = {key: read_at(ACTIVATIONS[key], {}, x) for key in THREE}
    named = list(enumerate(THREE))
    with picture():
        draw_lines(
            X_AXIS,
            VALUE_AXIS,
            alt_text=f"ReLU, sigmoid and tanh over their input, with dots at x = {x:g}",
            tangents=[
                (str(i), *tangent(readings[key], 1.2)) for i, key in named
            ] if solved else (),
            lines=[
                (str(i), curves()[key].x, up_to(curves()[key].value, LIMIT))
                for i, key in named
            ],
            points=[(str(i), x, readings[key].value) for i, key in named],
            names=VALUE_NAMES,
        )  # fmt: skip
        draw_lines(
            X_AXIS_BELOW,
            SLOPE_AXIS,
            alt_text="Their slopes: ReLU's is 0 below 0 and 1 above, the sigmoid's and "
            "tanh's are hills around 0"
            if solved
            else "The picture of their slopes is not drawn yet",
            lines=[
                (str(i), curves()[key].x, curves()[key].slope) for i, key in named
            ] if solved else (),
            points=[
                (str(i), x, readings[key].slope) for i, key in named
            ] if solved else (),
            names=SLOPE_NAMES if solved else (),
            large=() if solved else [("ink", "?", "", 0.0, 0.55)],
        )  # fmt: skip
    if solved:
        readout(
            f'<p class="readout-lead">At x = {number(x)} a gradient is multiplied by'
            "</p>"
            + "".join(
                bar(at.slope, number(at.slope, 2), ACTIVATIONS[key].label, kind)
                for (key, at), kind in zip(readings.items(), KINDS, strict=True)
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
    setup="On its way back through a unit, a gradient is multiplied by the slope of "
    "the activation σ at the unit's input x. At x = 4, which pass more than a tenth?",
    show=show,
    ask=Choice(
        {"relu": "ReLU alone", "steep": "ReLU and tanh", "all": "All three"},
        truth,
        reply,
    ),
    explain=explain,
    more={
        "Formulas and sources": show_three_formulas,
        "PyTorch": show_three_script,
        "Exercises": EXERCISES,
    },
)

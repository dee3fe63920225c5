"""Can you draw the derivative? One screen for each activation of the chapter."""

from functools import cache, partial

from charts.activation_gallery.line_tables import up_to
from charts.activation_gallery.lines import Axis, lines_chart
from charts.hand.guess import guess_frame
from core.activation_gallery.curves import sample
from core.activation_gallery.drawn_slope import GRID, HALF_WIDTH, compare_slope
from core.activations import ACTIVATIONS
from core.notation import number
from screens.activation_gallery.lines_picture import rows_of
from screens.activation_gallery.more import EXERCISES, THREE
from serving.tables import table
from ui.deck import picture
from ui.draw import draw
from ui.hand.guess import ask_to_draw
from ui.room import drawn_on
from ui.screen import Drawing, Screen

NUM_STEPS = 60
X_AXIS = Axis("x", GRID.left, GRID.right, (-6, -4, -2, 0, 2, 4, 6))
Y_AXIS = Axis("", GRID.bottom, GRID.top, (-1, -0.5, 0, 0.5, 1))
NAME_AT = {"relu": (1.6, 1.3), "sigmoid": (3.2, 1.1), "tanh": (3.2, 1.15)}
TRUE_NAME_AT = {"relu": (3.2, 0.88), "sigmoid": (0.9, 0.3), "tanh": (0.9, 0.6)}
CALLED = {"sigmoid": "the sigmoid"}
WHY = {
    "relu": "Its slope is {left} left of 0 and {right} right of it: a step, with no "
    "slope at 0.",
    "sigmoid": "Its slope is at most {peak}, at x = 0, and nearly 0 at both ends: "
    "sigmoid(x) (1 − sigmoid(x)).",
    "tanh": "Its slope is {peak} at x = 0 and nearly 0 at both ends: 1 − tanh²(x).",
}


def show(key: str, solved: bool) -> None:
    """Draw a function and ask for its slope; then the true one over it."""
    activation, name = ACTIVATIONS[key], _name(key)
    guess, of_class, whose = drawn_on("activation_gallery", _screen(key))
    curve = sample(activation, {}, HALF_WIDTH, NUM_STEPS)
    label, limit = activation.label, GRID.top
    lines = [("0", curve.x, up_to(curve.value, limit))]
    names = [("0", label, *NAME_AT[key])]
    if solved:
        lines += [("ink", curve.x, curve.slope)]
        names += [("ink", f"{label}′", *TRUE_NAME_AT[key])]
    with picture():
        draw(
            lines_chart,
            X_AXIS,
            Y_AXIS,
            ("guess", "lines", "names"),
            alt_text=f"{label} over x"
            + (", its derivative" if solved else "; its derivative is to be drawn")
            + (", and the curve that was guessed" if guess else ""),
            guess=table(guess_frame, GRID.x, guess, of_class, whose),
            **rows_of({"lines": lines, "names": names}),
        )
        if not solved and not of_class:
            ask_to_draw(
                GRID, key=name, label=f"the derivative of {label}", hint_at=(0.66, 0.8)
            )


def _name(key: str) -> str:
    return f"draw_{key}"


def write(key: str, guess: tuple[float, ...]) -> str:
    """Write a drawn derivative in a few words."""
    told = compare_slope(ACTIVATIONS[key], guess)
    return f"a curve up to {number(told.peak[0], 2)}"


def is_right(key: str, guess: tuple[float, ...]) -> bool:
    """Whether a drawn derivative has no fault."""
    return not compare_slope(ACTIVATIONS[key], guess).fault


def reply(key: str, guess: tuple[float, ...]) -> str:
    """Say in a number what is wrong first, and by how much the curve missed."""
    label, told = ACTIVATIONS[key].label, compare_slope(ACTIVATIONS[key], guess)
    off = told.miss
    mean = f"on average it is {number(off.mean, 2)} off"
    if not told.fault:
        return f"Yes: sign, ends and peak are right, and {mean}."
    drawn, true = (
        (off.guess, off.truth) if told.fault == "miss" else getattr(told, told.fault)
    )
    yours, right = number(drawn, 2), number(round(true, 2), 2)
    return {
        "lowest": f"Yours goes down to {yours}. But {label} never falls, so its slope "
        "is nowhere below 0",
        "left": f"At the left end yours is {yours}; there {label} has slope {right}",
        "right": f"At the right end yours is {yours}; there {label} has slope {right}",
        "peak": f"Yours is at most {yours}; {label} is at most as steep as {right}",
        "peak_x": f"Yours is highest at x = {yours}; {label} is steepest at x = "
        f"{right}",
        "miss": f"Ends and peak are right. Yours is furthest off at x = "
        f"{number(off.x, 2)}: {yours}, not {right}",
    }[told.fault] + f"; {mean}."


def explain(key: str) -> str:
    """Say what the derivative is."""
    told = compare_slope(ACTIVATIONS[key], (0.0,) * GRID.num_places)
    numbers = {
        name: number(round(getattr(told, name)[1], 2))
        for name in ("left", "right", "peak")
    }
    return "**The slope is how steeply the curve rises.** " + WHY[key].format(**numbers)


@cache
def _screen(key: str) -> Screen:
    label = ACTIVATIONS[key].label
    judged = (partial(f, key) for f in (write, is_right, reply))
    return Screen(
        _name(key),
        label=f"Draw {label}′",
        title=f"Can you draw the derivative of {CALLED.get(key, label)}?",
        setup="At every x, draw how steep the curve is there: 0 where it is flat, 1 "
        "where it rises by as much as x does.",
        show=partial(show, key),
        ask=Drawing(GRID, *judged),
        explain=partial(explain, key),
        more={"Exercises": EXERCISES},
    )


SCREENS = tuple(_screen(key) for key in THREE)

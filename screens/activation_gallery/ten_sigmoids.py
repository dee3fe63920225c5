"""Ten sigmoids in a row: slopes multiply, and a quarter ten times is nearly nothing."""

import math

import torch

from charts.activation_gallery.line_tables import spread_apart
from charts.activation_gallery.lines import Axis, log_gap
from core.activation_gallery.curves import read_at
from core.activation_gallery.vanishing_gradient import bound
from core.activations import ACTIVATIONS
from core.notation import number, superscript
from screens.activation_gallery.lines_picture import draw_lines
from screens.activation_gallery.link import LINK
from screens.activation_gallery.more import EXERCISES, THREE
from ui.controls import choose_float
from ui.deck import controls, picture
from ui.screen import Choice, Screen

DEPTH = 10
FACTORS = {"all": 1.0, "tenth": 0.1, "fortieth": 0.025, "millionth": 1e-6}
WORDS = {
    "all": "All of it",
    "tenth": "A tenth",
    "fortieth": "A fortieth",
    "millionth": "A millionth",
}
X_AXIS = Axis(
    "units passed on the way back", -0.15, DEPTH, tuple(range(DEPTH + 1)), 4.0
)
Y_AXIS = Axis(
    "left of the gradient", 3e-10, 3.0, tuple(10.0**p for p in (0, -3, -6, -9)),
    is_log=True,
)  # fmt: skip
GAP = log_gap(0.06, Y_AXIS)
PASSED = torch.arange(DEPTH + 1, dtype=torch.float64)


def show(solved: bool) -> None:
    """Draw the guesses as places to end at; the products of slopes, once asked."""
    x = LINK["input"].default
    if solved:
        with controls():
            x = choose_float("Input x of every unit", "input", LINK["input"])
    with picture():
        draw_lines(
            X_AXIS,
            Y_AXIS,
            alt_text="What is left of a gradient after each of ten units, on an axis "
            "of powers of ten: "
            + (
                "with sigmoids it falls to a millionth at best"
                if solved
                else "it begins with all of it"
            ),
            lines=_products(x) if solved else (),
            points=[("ink", 0, 1.0)],
            names=_ends(x) if solved else _guesses(),
            large=() if solved else [("ink", "?", "", DEPTH / 2, 1e-4)],
        )


def _slope(key: str, x: float) -> float:
    return read_at(ACTIVATIONS[key], {}, x).slope


def _products(x: float) -> list[tuple]:
    best = bound(_slope("sigmoid", 0.0), DEPTH)
    return [
        ("muted", PASSED, best),
        *(
            (str(i), PASSED, bound(_slope(key, x), DEPTH))
            for i, key in enumerate(THREE)
        ),
    ]


def _ends(x: float) -> list[tuple]:
    left = {key: _slope(key, x) ** DEPTH for key in THREE}
    best = _slope("sigmoid", 0.0) ** DEPTH
    texts = [
        *(
            (str(i), f"{ACTIVATIONS[key].label} {number(share, 1)}", share)
            for i, (key, share) in enumerate(left.items())
        ),
        ("muted", f"at best {number(best, 1)}", best),
    ]
    inside = [max(share, 2 * Y_AXIS.low) for *_, share in texts]
    places = spread_apart([math.log10(share) for share in inside], GAP)
    return [
        (stroke, text, DEPTH, 10**place)
        for (stroke, text, _), place in zip(texts, places, strict=True)
    ]


def _guesses() -> list[tuple]:
    return [("muted", text, DEPTH, FACTORS[name]) for name, text in WORDS.items()]


def truth() -> str:
    """Name the guess that is nearest to what ten sigmoids leave at best."""
    left = _slope("sigmoid", 0.0) ** DEPTH
    return min(
        FACTORS, key=lambda name: abs(math.log10(FACTORS[name]) - math.log10(left))
    )


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "all": "All of it: that takes a slope of 1 in every unit. A sigmoid's is 1/4 "
        "at best.",
        "tenth": "A tenth: you counted ten units. But each passes a quarter of what "
        "the one behind it passed.",
        "fortieth": "A fortieth: you divided 1/4 by ten, but slopes multiply.",
        "millionth": "A millionth: yes, a quarter of a quarter, and so on.",
    }[answer]


def explain() -> str:
    """Say that slopes multiply."""
    best = _slope("sigmoid", 0.0)
    exponent = superscript(DEPTH)
    return (
        f"**Slopes multiply.** {best:g}{exponent} is {number(best**DEPTH, 2)}, so the "
        "units in front hardly learn: a *vanishing gradient*. tanh passes everything "
        "only at x = 0, ReLU at every x above 0.\n\n"
        "Move x, the input of every unit.\n\n"
        "*Next: real layers have weights, too.*"
    )


SCREEN = Screen(
    "ten",
    label="Ten in a row",
    title="Ten sigmoids in a row: what is left of a gradient?",
    setup="A gradient comes back through ten sigmoid units, one behind the other. Each "
    "multiplies it by its slope, which is 1/4 at best. How much can be left?",
    show=show,
    ask=Choice(WORDS, truth, reply),
    explain=explain,
    more={"Exercises": EXERCISES},
)

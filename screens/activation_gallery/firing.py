"""What can a unit learn that only fires or not? The sigmoid smooths the threshold."""

import torch

from charts.activation_gallery.lines import Axis
from core.activation_gallery.curves import Reading, tangent
from core.activation_gallery.threshold_unit import fire, slopes_at
from core.notation import number
from screens.activation_gallery.lines_picture import draw_lines
from screens.activation_gallery.link import LINK
from screens.activation_gallery.more import FIRING_SOURCES, show_firing_gap
from ui.controls import choose_float
from ui.deck import controls, picture, readout
from ui.screen import Choice, Screen
from ui.text import bar

PLACE = -1.0
"""Where the unit stands that should fire and does not."""
REACH = 0.45
X_AXIS = Axis("input x", -2.0, 2.0, (-2, -1, 0, 1, 2), 0.75)
Y_AXIS = Axis("output", -0.12, 1.12, (0, 0.5, 1))


def show(solved: bool) -> None:
    """Draw the unit that should fire and its smooth version; the slopes, once asked."""
    with controls():
        k = choose_float("Steepness k of the sigmoid", "k", LINK["k"])
    value = float(torch.sigmoid(torch.tensor(k * PLACE)))
    slopes = slopes_at(k, PLACE)
    with picture():
        draw_lines(
            X_AXIS,
            Y_AXIS,
            alt_text="A threshold unit and a sigmoid over their input; at x = −1 the "
            "unit gives 0 and should give 1"
            + ("; its slope there is 0" if solved else ""),
            **_units(k, value),
            **(_slopes(value, slopes) if solved else {"tangents": (), "large": ()}),
        )
    if solved:
        readout(
            f'<p class="readout-lead">At x = {number(PLACE)} the slope is</p>'
            + bar(slopes[0], f"{slopes[0]:g}", "threshold unit", "feature")
            + bar(slopes[1], number(slopes[1], 2), f"sigmoid({k:g}x)", "hidden")
        )


def _units(k: float, value: float) -> dict[str, list[tuple]]:
    """Return the rows of both units, the smooth one `value` at the place."""
    firing = fire(k)
    should = torch.tensor([PLACE, PLACE]), torch.tensor([value, 1.0])
    return {
        "lines": [
            ("0", firing.x, firing.step),
            ("1", firing.x, firing.smooth),
            ("muted", *should),
        ],
        "points": [("0", PLACE, 0.0), ("1", PLACE, value), ("muted", PLACE, 1.0)],
        "names": [
            ("0", "threshold unit", 0.0, 0.9),
            ("1", f"sigmoid({k:g}x)", 0.9 / k, 0.55),
            ("muted", "should be 1", PLACE, 1.0),
        ],
    }


def _slopes(value: float, slopes: tuple[float, float]) -> dict[str, list[tuple]]:
    step, smooth = slopes
    return {
        "tangents": [
            ("0", *tangent(Reading(PLACE, 0.0, step), REACH)),
            ("1", *tangent(Reading(PLACE, value, smooth), REACH)),
        ],
        "large": [
            ("0", f"slope {step:g}", "", 1.1, 0.06),
            ("1", f"slope {number(smooth, 2)}", "", 1.1, 0.24),
        ],
    }


def truth() -> str:
    """Name how large a step the threshold unit's slope allows."""
    slope, smooth = slopes_at(LINK["k"].default, PLACE)
    if slope == 0:
        return "none"
    return "small" if slope < smooth else "large"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    smooth = slopes_at(LINK["k"].default, PLACE)[1]
    return {
        "large": "Large: the error is. But the step is the error times the slope, and "
        "a flat line has slope 0.",
        "small": f"Small: so it is for the sigmoid, whose slope is {smooth:.2f}. A "
        "flat line has slope 0 and gives no direction.",
        "none": "Zero: yes. However large the error, it is multiplied by slope 0.",
    }[answer]


def explain() -> str:
    """Say why gradient-based learning turned to the sigmoid."""
    return (
        "**Flat means no hint.** A threshold unit's weights never move. That is why "
        "gradient-based learning turned to the *sigmoid*, a smooth threshold.\n\n"
        "Make it steeper: it nears the threshold unit, and loses its slope.\n\n"
        "*Next: where three activations are flat.*"
    )


SCREEN = Screen(
    "firing",
    label="Fire or not",
    title="What can a unit learn that only fires or not?",
    setup="A *threshold unit* gives 1 above 0, else 0. This one gives 0 and should "
    "give 1. Gradient descent multiplies its step by the slope: how large is it?",
    show=show,
    ask=Choice(
        {
            "large": "Large: so is the error",
            "small": "Small, in the right direction",
            "none": "Zero",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"How close do they come?": show_firing_gap, "Sources": FIRING_SOURCES},
)

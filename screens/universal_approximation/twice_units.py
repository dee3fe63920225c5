"""Twice the units: what is left of the error? For a smooth curve, a quarter."""

import math

from core.notation import number
from screens.universal_approximation.link import LINK
from screens.universal_approximation.more import RAMPS_FORMULA
from screens.universal_approximation.ramp_errors import (
    error_of,
    show_error,
    show_script,
)
from screens.universal_approximation.ramps_picture import (
    AFTER,
    BEFORE,
    NO_ERROR,
    draw_errors,
    draw_held_ramps,
    draw_ramps,
    pair_of,
    rounded,
)
from screens.universal_approximation.target_choice import (
    WAVE,
    Problem,
    cached_target,
    choose_problem,
)
from ui.controls import choose_int
from ui.deck import controls, picture, readout
from ui.screen import Choice, Screen
from ui.text import to_html

RATIOS = {"same": 1.0, "half": 1 / 2, "quarter": 1 / 4, "tenth": 1 / 10}


def show(solved: bool) -> None:
    """Draw 8 units and their error; once it is guessed, any number and all errors."""
    problem, num_hiddens = WAVE, BEFORE
    if solved:
        with controls():
            problem = choose_problem()
            num_hiddens = choose_int(
                "Hidden units h", "num_hiddens", LINK["num_hiddens"]
            )
    with picture():
        if solved:
            draw_held_ramps(problem)
        else:
            draw_ramps()
        draw_errors(problem, num_hiddens, solved)
    if solved:
        readout(to_html(_reading(problem, num_hiddens)))


def _reading(problem: Problem, num_hiddens: int) -> str:
    """Say what twice the units do to this target, and why."""
    few, many = pair_of(num_hiddens)
    before, after = (error_of(problem, h) for h in (few, many))
    slope, second_derivative, jump = cached_target(*problem).shape
    if jump:
        why = f"a jump: half of it, {number(jump / 2, 3)}, always stays."
    elif slope == math.inf:
        why = "infinitely steep: no bound."
    elif second_derivative == math.inf:
        why = "a kink: no |f″| there."
    else:
        why = f"largest |f″| is {number(second_derivative, 3)}."
    if before <= NO_ERROR or after <= NO_ERROR:
        return f"No error is left; {why}"
    return f"Divided by **{before / after:.2g}** from {few} to {many}; {why}"


def truth() -> str:
    """Name the ratio nearest to the measured one, on a logarithmic scale."""
    ratio = error_of(WAVE, AFTER) / error_of(WAVE, BEFORE)
    return min(RATIOS, key=lambda name: abs(math.log(RATIOS[name] / ratio)))


def reply(answer: str) -> str:
    """Say what the guess takes the gap of a straight piece to do."""
    return {
        "same": "As much: pieces are still straight. But being half as long, they "
        "leave the curve less room.",
        "half": "Half, as the pieces. But the gap under a piece shrinks with its "
        "length squared.",
        "quarter": "A quarter: half the length, squared.",
        "tenth": f"A tenth: too good. That takes {math.sqrt(10):.1f} times the units.",
    }[answer]


def explain() -> str:
    """Give the bound and its condition."""
    before, after = (number(rounded(error_of(WAVE, h))) for h in (BEFORE, AFTER))
    return (
        f"**From {before} to {after}.** Between knots Δ apart, a straight piece "
        "misses a smooth curve by at most M Δ²/8, with M the largest |f″|: the "
        "dashed line. Kinks and jumps break the rule; choose one.\n\n"
        "*Next: does training find such weights?*"
    )


SCREEN = Screen(
    "twice",
    label="Twice the units",
    title="Twice the units: how much of the error is left?",
    setup=f"{BEFORE} ReLU units bend a line at even places, the knots, where it meets "
    f"the curve. Between them it misses by {number(rounded(error_of(WAVE, BEFORE)))} "
    f"at most. And {AFTER} units?",
    show=show,
    ask=Choice(
        {
            "same": "About as much",
            "half": "About half",
            "quarter": "About a quarter",
            "tenth": "About a tenth",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "The formula": RAMPS_FORMULA,
        "The error along x": show_error,
        "PyTorch": show_script,
    },
)

"""Twice the units: what is left of the error? For a smooth curve, a quarter."""

import math
from functools import lru_cache

import torch
from torch import Tensor

from charts.universal_approximation.curve_labels import label_frame
from charts.universal_approximation.doubling import (
    along_frame,
    asked_frame,
    doubling_chart,
    errors_frame,
    grabbed_doubling_chart,
    open_frame,
)
from charts.universal_approximation.fits import (
    examples_frame,
    fits_frame,
    kinks_frame,
)
from charts.universal_approximation.held_ramps import heights_frame, held_ramps_chart
from core.notation import count, number
from core.universal_approximation.constructions import (
    build_ramps,
    knot_heights,
    ramp_bounds,
)
from core.universal_approximation.errors import WIDTHS, curve
from screens.universal_approximation.link import LINK
from screens.universal_approximation.more import RAMPS_FORMULA
from screens.universal_approximation.ramp_errors import (
    error_of,
    num_places,
    show_error,
    show_script,
)
from screens.universal_approximation.target_choice import (
    WAVE,
    Problem,
    cached_target,
    choose_problem,
)
from screens.universal_approximation.target_picture import NOTHING, draw_fits
from serving.tables import table
from ui.controls import choose_int
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.hand.grab import numbers, tables
from ui.screen import Choice, Screen
from ui.text import to_html

BEFORE, AFTER = 8, 16
RATIOS = {"same": 1.0, "half": 1 / 2, "quarter": 1 / 4, "tenth": 1 / 10}
NO_ERROR = 1e-12
NUM_DRAWN = 193
HELD = numbers(LINK, "num_hiddens")


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
            _draw_held_ramps(problem)
        else:
            _draw_ramps(problem, num_hiddens)
        _draw_errors(problem, num_hiddens, solved)
    if solved:
        readout(to_html(_reading(problem, num_hiddens)))


@lru_cache(maxsize=256)
def _ramps(problem: Problem, num_hiddens: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return places, the target and the ramps there, and where the ramps bend."""
    target = cached_target(*problem)
    mlp = build_ramps(target, num_hiddens)
    x = target.grid(num_places(num_hiddens))
    return x, target(x), curve(mlp, torch.relu, x), -mlp.b1


@lru_cache(maxsize=64)
def _heights(problem: Problem) -> Tensor:
    return knot_heights(cached_target(*problem), LINK["num_hiddens"].high)


def _draw_held_ramps(problem: Problem) -> None:
    """Draw the ramps of as many units as the hand holds in the errors."""
    target = cached_target(*problem)
    x = target.grid(NUM_DRAWN)
    draw(
        held_ramps_chart,
        target.low,
        target.high,
        HELD,
        alt_text=f"The {target.title}, and ReLU units that meet it at even places",
        curves=table(fits_frame, x, target=target(x)),
        labels=table(label_frame, x, {"target": target(x)}, target=target.title),
        heights=table(heights_frame, _heights(problem)),
        **NOTHING | {"examples": table(examples_frame, target.examples)},
        **tables("", HELD),
    )


def _draw_ramps(problem: Problem, num_hiddens: int) -> None:
    target = cached_target(*problem)
    x, y, ramps, kinks = _ramps(problem, num_hiddens)
    draw_fits(
        x,
        {"target": y, "by_hand": ramps},
        {"target": target.title, "by_hand": count(num_hiddens, "ReLU unit")},
        f"The {target.title} and {count(num_hiddens, 'ReLU unit')}",
        examples=table(examples_frame, target.examples),
        kinks=table(kinks_frame, kinks, target.low, target.high),
    )


def _draw_errors(problem: Problem, num_hiddens: int, solved: bool) -> None:
    errors = [error_of(problem, h) for h in WIDTHS]
    bounds = [min(ramp_bounds(cached_target(*problem), h)) for h in WIDTHS]
    shown = [e for e in errors if e > NO_ERROR] or [1.0]
    low, high = min(shown) / 2, 2 * max(shown)
    bounds = bounds if max(bounds) < math.inf else []
    widths = pair_of(num_hiddens) if solved else (num_hiddens,)
    asked = [(h, error_of(problem, h)) for h in widths]
    large = [(h, max(e, low), number(_rounded(e))) for h, e in asked]
    chart, grab, along = doubling_chart, (), {}
    if solved:
        chart, grab = grabbed_doubling_chart, HELD
        along = {"along": table(along_frame, *grab, WIDTHS, errors, low)}
    draw(
        chart,
        grab=grab,
        alt_text="Largest error against the number of units, on logarithmic axes"
        if solved
        else f"The largest error of {BEFORE} units; more units are not shown yet",
        room=table(errors_frame, (WIDTHS[0], WIDTHS[-1]), (low, high)),
        errors=table(
            errors_frame, WIDTHS if solved else (), errors if solved else (), low
        ),
        bound=table(
            errors_frame,
            WIDTHS[: len(bounds)] if solved else (),
            [min(bound, high) for bound in bounds] if solved else (),
            low,
        ),
        asked=table(asked_frame, tuple(large)),
        open=table(open_frame, () if solved else (AFTER,)),
        **along,
    )


def pair_of(num_hiddens: int) -> tuple[int, int]:
    """Return the number and its double; its half and it where that leaves the chart."""
    if 2 * num_hiddens > WIDTHS[-1]:
        return num_hiddens // 2, num_hiddens
    return num_hiddens, 2 * num_hiddens


def _rounded(error: float) -> float:
    """Return 0 for an error that is rounding alone, else two digits of it."""
    return float(f"{error:.2g}") if error > NO_ERROR else 0.0


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
    before, after = (number(_rounded(error_of(WAVE, h))) for h in (BEFORE, AFTER))
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
    f"the curve. Between them it misses by {number(_rounded(error_of(WAVE, BEFORE)))} "
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

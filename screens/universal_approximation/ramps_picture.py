"""Ramps of so many units, and over them the error of any number: to be grabbed."""

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
from charts.universal_approximation.fits import examples_frame, fits_frame, kinks_frame
from charts.universal_approximation.held_ramps import heights_frame, held_ramps_chart
from core.notation import count, number
from core.universal_approximation.constructions import (
    build_ramps,
    knot_heights,
    ramp_bound,
)
from core.universal_approximation.errors import WIDTHS, curve
from screens.universal_approximation.link import LINK
from screens.universal_approximation.ramp_errors import error_of, num_places
from screens.universal_approximation.target_choice import WAVE, Problem, cached_target
from screens.universal_approximation.target_picture import NOTHING, draw_fits
from serving.tables import table
from ui.draw import draw
from ui.hand.grab import numbers, tables

BEFORE, AFTER = 8, 16
NO_ERROR = 1e-12
NUM_DRAWN = 193
HELD = numbers(LINK, "num_hiddens")


@lru_cache(maxsize=64)
def _heights(problem: Problem) -> Tensor:
    return knot_heights(cached_target(*problem), LINK["num_hiddens"].high)


def draw_held_ramps(problem: Problem) -> None:
    """Draw the ramps of as many units as the hand holds in the errors."""
    target = cached_target(*problem)
    x = target.grid(NUM_DRAWN)
    curves = {"target": target(x)}
    draw(
        held_ramps_chart,
        target.low,
        target.high,
        HELD,
        alt_text=f"The {target.title}, and ReLU units that meet it at even places",
        curves=table(fits_frame, x, curves),
        labels=table(label_frame, x, curves, {"target": target.title}),
        heights=table(heights_frame, _heights(problem)),
        **NOTHING | {"examples": table(examples_frame, target.examples)},
        **tables("", HELD),
    )


def draw_ramps() -> None:
    """Draw the ramps that the question begins with."""
    target = cached_target(*WAVE)
    mlp = build_ramps(target, BEFORE)
    x = target.grid(num_places(BEFORE))
    draw_fits(
        x,
        {"target": target(x), "by hand": curve(mlp, torch.relu, x)},
        {"target": target.title, "by hand": count(BEFORE, "ReLU unit")},
        f"The {target.title} and {count(BEFORE, 'ReLU unit')}",
        kinks=table(kinks_frame, -mlp.b1, target.low, target.high),
    )


def draw_errors(problem: Problem, num_hiddens: int, solved: bool) -> None:
    """Draw the error of so many units; of all, once it is guessed."""
    errors = [error_of(problem, h) for h in WIDTHS]
    bounds = [ramp_bound(cached_target(*problem), h) for h in WIDTHS]
    shown = [e for e in errors if e > NO_ERROR] or [1.0]
    low, high = min(shown) / 2, 2 * max(shown)
    bounds = bounds if max(bounds) < math.inf else []
    widths = pair_of(num_hiddens) if solved else (num_hiddens,)
    asked = [(h, error_of(problem, h)) for h in widths]
    large = [(h, max(e, low), number(rounded(e))) for h, e in asked]
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


def rounded(error: float) -> float:
    """Return 0 for an error that is rounding alone, else two digits of it."""
    return float(f"{error:.2g}") if error > NO_ERROR else 0.0

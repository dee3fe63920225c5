"""What does the network do outside the interval? The theorem says nothing there."""

import streamlit as st
import torch

from charts.universal_approximation.fits import (
    examples_frame,
    limits,
    shades_frame,
    within,
)
from core.notation import count, number
from screens.universal_approximation import ramp_errors
from screens.universal_approximation.link import LINK
from screens.universal_approximation.more import CONSTRUCTION_FORMULAS
from screens.universal_approximation.outside_guess import (
    UNITS,
    grid,
    heights_at,
    is_right,
    reply,
    shape,
)
from screens.universal_approximation.target_choice import (
    WAVE,
    Problem,
    cached_target,
    choose_problem,
    other_settings,
)
from screens.universal_approximation.target_picture import draw_fits
from serving.tables import table
from ui.controls import choose_int, choose_one
from ui.deck import controls, picture, readout
from ui.hand.guess import ask_to_draw
from ui.room import Drawn, drawn_on
from ui.screen import Drawing, Screen
from ui.text import to_html

SCREEN_NAME = "outside"
KINDS = {"ramps": "ReLU unit", "steps": "sigmoid unit", "bumps": "sigmoid unit"}


def show(solved: bool) -> None:
    """Draw the network on the interval; once it is guessed, on both sides of it."""
    problem, construction, num_hiddens = WAVE, "ramps", UNITS
    if solved:
        with controls():
            construction = choose_one(
                "Built from", "construction", LINK["construction"].values
            )
            with other_settings():
                problem = choose_problem()
                num_hiddens = choose_int(
                    "Hidden units h", "num_hiddens", LINK["num_hiddens"]
                )
    with picture():
        over = drawn_on("universal_approximation", SCREEN)
        _draw(problem, construction, num_hiddens, solved, over)
        if not solved and not over[1]:
            ask_to_draw(
                grid(), key=SCREEN_NAME, label="what the network gives",
                hint_at=(0.5, 0.88),
            )  # fmt: skip
    if solved:
        readout(to_html(_reading(problem, construction, num_hiddens)))


def _draw(
    problem: Problem, construction: str, num_hiddens: int, solved: bool, over: Drawn
) -> None:
    target = cached_target(*problem)
    shift = target.high - target.low
    inside, beside = target.grid(129), target.grid(33)
    x = torch.cat([beside - shift, inside, beside + shift])
    nothing = torch.full_like(beside, torch.nan)
    y = torch.cat([nothing, target(inside), nothing])
    built = heights_at(problem, construction, num_hiddens, x)
    if not solved:
        built = built.where(~y.isnan(), torch.nan)
    bounds = limits(target(inside), share=0.75)
    shades = (
        (target.low - shift, target.low, "" if solved else "?", "outside"),
        (target.high, target.high + shift, "" if solved else "?", "outside"),
    )
    guess = (grid(), *over) if problem == WAVE else None
    draw_fits(
        x,
        {"target": y, "by hand": within(built, *bounds)},
        {"target": target.title, "by hand": _units(construction, num_hiddens)},
        f"The target and {_units(construction, num_hiddens)}"
        f"{', also outside the interval' if solved else ' on the interval'}",
        guess,
        shades=table(shades_frame, shades),
        room=table(examples_frame, torch.tensor([[target.low, b] for b in bounds])),
        examples=table(examples_frame, target.examples),
    )


def _units(construction: str, num_hiddens: int) -> str:
    return count(num_hiddens, KINDS[construction])


def right_of(
    problem: Problem, construction: str, num_hiddens: int
) -> tuple[float, float, float]:
    """Return the output at the right end, and one and two lengths further."""
    target = cached_target(*problem)
    span = target.high - target.low
    far = target.high + span * torch.arange(3, dtype=torch.float64)
    # Rounded, and + 0.0, so that no rounding noise and no -0 is shown.
    return tuple(
        (
            heights_at(problem, construction, num_hiddens, far).round(decimals=9) + 0.0
        ).tolist()
    )


def _reading(problem: Problem, construction: str, num_hiddens: int) -> str:
    heights = right_of(problem, construction, num_hiddens)
    target = cached_target(*problem)
    places = (target.high + i * (target.high - target.low) for i in range(3))
    at = (
        f"**{number(y, 3)}** at x = {number(x, 3)}"
        for x, y in zip(places, heights, strict=True)
    )
    return f"The network gives {', '.join(at)}."


def explain() -> str:
    """Say what the theorem leaves open."""
    return (
        "**Outside its kinks a ReLU network is affine**, whatever the target does. "
        "The theorem promises something on a closed and bounded interval, and nothing "
        "beyond. Try steps and bumps."
    )


def show_script() -> None:
    """Show a script that builds the network of the chosen kind of units."""
    construction = st.session_state.get("construction") or "ramps"
    ramp_errors.show_script(construction, "Measured on the interval, at")


SCREEN = Screen(
    SCREEN_NAME,
    label="Outside the interval",
    title="What does the network do outside the interval?",
    setup=f"{UNITS} ReLU units were built for the wave between 0 and 2π. The same "
    "weights also give an output for other x. Draw it on both sides.",
    show=show,
    ask=Drawing(grid(), shape, is_right, reply),
    explain=explain,
    more={"The formulas": CONSTRUCTION_FORMULAS, "PyTorch": show_script},
)

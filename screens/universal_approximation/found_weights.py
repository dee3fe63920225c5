"""Good weights exist; does training find them? Sixteen tries beside what was built."""

import streamlit as st
import torch

from charts.universal_approximation.fits import examples_frame, tries_frame
from charts.universal_approximation.trained_errors import (
    MEASURES,
    built_frame,
    seeds_chart,
    seeds_frame,
)
from core.notation import count, number
from core.universal_approximation.constructions import build_ramps
from core.universal_approximation.errors import curve
from core.universal_approximation.trained import (
    NUM_EXAMPLES,
    SEEDS,
    TRAINED_WIDTHS,
    Found,
    errors_of,
    training_config,
)
from screens.universal_approximation.link import LINK
from screens.universal_approximation.measured import found_job
from screens.universal_approximation.more import EXISTENCE_SOURCES
from screens.universal_approximation.target_choice import (
    WAVE,
    Problem,
    cached_target,
    choose_problem,
    chosen_problem,
)
from screens.universal_approximation.target_picture import draw_fits
from serving.tables import table
from ui.controls import choose_step
from ui.controls.kinds import read_int
from ui.deck import controls, picture
from ui.draw import draw
from ui.screen import Choice, Screen

UNITS_KEY = "trained_units"
UNITS = LINK[UNITS_KEY].default
NUM_PLACES = 129


def built_errors(problem: Problem, num_hiddens: int) -> tuple[float, float]:
    """Return the largest and the RMS error of the network built from ramps."""
    target = cached_target(*problem)
    return errors_of(target, build_ramps(target, num_hiddens))


def as_close(problem: Problem, num_hiddens: int, found: Found) -> tuple[int, int]:
    """Count the seeds as close as the built network, by largest and by RMS error."""
    largest, rms = built_errors(problem, num_hiddens)
    by_largest = sum(error <= largest for error in found.errors)
    return by_largest, sum(error <= rms for error in found.rms)


def show(solved: bool) -> None:
    """Draw the built network; once it is guessed, what training found 16 times."""
    problem, num_hiddens, found = WAVE, UNITS, None
    if solved:
        with controls():
            problem = choose_problem()
            _take_any_number()
            num_hiddens = choose_step("ReLU units of each", UNITS_KEY, *LINK[UNITS_KEY])
    with picture():
        if solved:
            found = found_job(problem, num_hiddens).wait()
            if found is None:
                return
        _draw_curves(problem, num_hiddens, found)
        _draw_seeds(problem, num_hiddens, found)


def _take_any_number() -> None:
    """Begin at the number next to the one that a link of other screens names."""
    linked, state = st.query_params, st.session_state
    if UNITS_KEY not in state and UNITS_KEY not in linked and "num_hiddens" in linked:
        named = read_int(linked.get_all("num_hiddens"), LINK["num_hiddens"])
        state[UNITS_KEY] = min(TRAINED_WIDTHS, key=lambda width: abs(width - named))


def _draw_curves(problem: Problem, num_hiddens: int, found: Found | None) -> None:
    target = cached_target(*problem)
    x = target.grid(NUM_PLACES)
    tries = [curve(mlp, torch.relu, x) for mlp in found.mlps] if found else []
    built = curve(build_ramps(target, num_hiddens), torch.relu, x)
    curves, names = {"by hand": built}, {}
    if not found:
        names["target"] = target.title
    else:
        curves["trained"] = tries[0]
        names["trained"] = f"best of {len(tries)}"
    names["by hand"] = "built by hand"
    draw_fits(
        x,
        {"target": target(x), **curves},
        names,
        f"The target, the network built by hand and {len(tries)} trained ones"
        if found
        else "The target and the network built by hand",
        examples=table(examples_frame, target.examples if target.noisy else None),
        tries=table(tries_frame, x if found else x[:0], tries),
    )


def _draw_seeds(problem: Problem, num_hiddens: int, found: Found | None) -> None:
    built = built_errors(problem, num_hiddens)
    counts = as_close(problem, num_hiddens, found) if found else ()
    texts = [f"{n} of {len(SEEDS)}" for n in counts] or ["?", "?"]
    errors = (found.errors, found.rms) if found else ((), ())
    ends = (min(built) / 8, max(built) * 30)
    draw(
        seeds_chart,
        alt_text="Largest and RMS error of each trained network and of the built one"
        if found
        else "Largest and RMS error of the built network; the trained ones are not "
        "shown yet",
        seeds=table(seeds_frame, dict(zip(MEASURES, errors, strict=True))),
        built=table(
            built_frame,
            {m: (e, t) for m, e, t in zip(MEASURES, built, texts, strict=True)},
        ),
        room=table(seeds_frame, {MEASURES[0]: ends}),
    )


def counts() -> tuple[int, int]:
    """Count the seeds of the question, by largest and by RMS error."""
    return as_close(WAVE, UNITS, found_job(WAVE, UNITS).result())


def truth() -> str:
    """Name how many come as close by RMS error."""
    _, by_rms = counts()
    if by_rms == 0:
        return "none"
    if by_rms == len(SEEDS):
        return "all"
    return "few" if by_rms <= len(SEEDS) // 2 else "most"


def reply(answer: str) -> str:
    """Say what is true of the guess."""
    _, by_rms = counts()
    return {
        "none": f"None by largest error. By RMS error, {by_rms} do.",
        "few": f"A few: yes, {by_rms}.",
        "most": "Most: the networks are large enough. But from a random start, "
        "training rarely gets there.",
        "all": "All: training lowers the error. But it stops where small steps no "
        "longer help, which need not be the best.",
    }[answer]


def explain() -> str:
    """Tell existence from finding."""
    by_largest, by_rms = counts()
    return (
        f"**By RMS {by_rms} of {len(SEEDS)}, by largest error {by_largest}.** RMS is "
        "fair: it is what training lowers. That good weights exist is a theorem "
        "(Cybenko, 1989). Finding them is the hard part, as in programming: the "
        "program exists, somebody must write it.\n\n"
        "*Next: how many pieces?*"
    )


def show_numbers() -> None:
    """Give the errors in numbers, and the settings of the training."""
    problem = chosen_problem()
    num_hiddens = int(st.session_state.get(UNITS_KEY) or UNITS)
    config = training_config(num_hiddens)
    st.markdown(
        f"{len(SEEDS)} networks of {count(num_hiddens, 'ReLU unit')}, trained in one "
        f"batch on the squared error: Adam, learning rate {config.lr:g}, minibatches "
        f"of {config.batch_size} of {NUM_EXAMPLES} points, {config.num_epochs} epochs."
    )
    found = found_job(problem, num_hiddens).result()
    largest, rms = built_errors(problem, num_hiddens)
    middle_rms = sorted(found.rms)[len(SEEDS) // 2]
    best = f"best of {len(SEEDS)} (largest error: seed {found.seeds[0]})"
    rows = (
        ("built by hand", largest, rms),
        (best, found.errors[0], min(found.rms)),
        ("median", found.median_error(), middle_rms),
        ("worst", found.errors[-1], max(found.rms)),
    )
    st.markdown(
        "| | largest error | RMS error |\n|---|---|---|\n"
        + "\n".join(f"| {k} | {number(a, 3)} | {number(b, 3)} |" for k, a, b in rows)
    )
    st.markdown(
        "With few units on even knots, training can win: it may put its kinks where "
        "the curve bends. Try the spike."
    )


SCREEN = Screen(
    "found",
    label="Does training find them?",
    title="How many trained networks come as close?",
    setup=f"Blue: {UNITS} ReLU units, weights written by hand. Now {len(SEEDS)} "
    f"networks of {UNITS} start at random and are trained on the squared error. "
    "Compare its root mean square (RMS).",
    show=show,
    ask=Choice(
        {
            "all": "All of them",
            "most": "Most of them",
            "few": "A few of them",
            "none": "None of them",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"In numbers": show_numbers, "Sources": EXISTENCE_SOURCES},
)

"""Who died most often? The U that no single weight can draw, drawn by the reader."""

from functools import cache

import torch

from charts.hand.guess import guess_frame
from charts.monotonicity.rates_chart import TEMPERATURE, guessed_chart
from core.answers.drawn import CurveTurn, DrawingGrid, Miss, curve_turns, miss
from core.monotonicity import one_feature
from core.monotonicity.binned_rates import binned_rates
from core.monotonicity.temperature import all_patients
from screens.monotonicity import patients
from screens.monotonicity.more import PATIENTS_SOURCE, what_dots_are
from screens.monotonicity.rates_picture import NamedLine, rates_tables
from serving.tables import table
from ui.deck import picture
from ui.draw import draw
from ui.hand.guess import ask_to_draw
from ui.room import drawn_on
from ui.screen import Drawing, Screen

RANGES = {"cold": (31.5, 36.0), "normal": (36.5, 37.5), "fever": (39.0, 42.0)}
GRID = DrawingGrid(*TEMPERATURE.x_domain, *TEMPERATURE.y_domain)
NEAR = 1.5
"""Degrees: a turn this near to that of the dots counts as found."""
CLEAR = 0.05
"""A dot clearly above another: chance alone makes smaller steps."""


@cache
def shares() -> dict[str, tuple[float, int]]:
    """Return the share that died in each of `RANGES`, and of how many."""
    found = {}
    for name, (low, high) in RANGES.items():
        edges = torch.tensor([31.0, low, high, 43.0], dtype=torch.float64)
        rates = binned_rates(all_patients(), edges)
        at = int((rates.left == low).nonzero())
        found[name] = float(rates.rate[at]), int(rates.trials[at])
    return found


@cache
def overall() -> float:
    """Return the share of all patients that died."""
    data = all_patients()
    return float(data.events.sum() / data.trials.sum())


@cache
def turn_of_dots() -> CurveTurn:
    """Return where the dots turn."""
    rates = patients.binned(patients.RANGE)
    (turn,) = curve_turns(rates.center, rates.rate, CLEAR)
    return turn


def show(solved: bool) -> None:
    """Draw how many patients there are and ask for their risk; then the dots over it.

    The share of all who died is there from the start: without it nobody knows where to
    begin to draw.
    """
    told = shares()
    guess, of_class, name = drawn_on("monotonicity", SCREEN)
    everybody = one_feature.constant_model(all_patients())
    all_alike = NamedLine(
        "line", f"of all, {overall():.0%} died", everybody, 41.8, below=True
    )
    with picture():
        draw(
            guessed_chart,
            alt_text="Share that died by body temperature: high on both sides, lowest "
            "near 37 °C" + (", and the curve that was guessed" if guess else "")
            if solved
            else "How many patients had which body temperature; who died is not shown "
            "yet",
            guess=table(guess_frame, GRID.x, guess, of_class, name),
            **rates_tables(
                patients.binned(patients.RANGE),
                dots=solved,
                lines=[all_alike],
                regions=[
                    (*RANGES[name], f"{share:.0%}", f"of {number:,} died")
                    for name, (share, number) in told.items()
                    if solved
                ],
            ),
        )
        if not solved and not of_class:
            ask_to_draw(
                GRID, key="who", label="the share that died", write_x="{} °C",
                write_y="{}%", times=100,
            )  # fmt: skip


def missed(guess: tuple[float, ...]) -> Miss:
    """Compare a drawn curve with the dots."""
    rates = patients.binned(patients.RANGE)
    return miss(rates.center, GRID.heights(guess, rates.center), rates.rate)


def is_right(guess: tuple[float, ...]) -> bool:
    """Whether a drawn curve falls and then rises, and turns where the dots do."""
    turns, truth = GRID.turns(guess), turn_of_dots()
    return (
        len(turns) == 1
        and turns[0].is_valley == truth.is_valley
        and abs(turns[0].x - truth.x) <= NEAR
    )


def shape(guess: tuple[float, ...]) -> str:
    """Say in words what was drawn, and where it turns."""
    turns = GRID.turns(guess)
    if len(turns) > 1:
        return f"a curve that turns {len(turns)} times"
    if turns:
        kind = "U" if turns[0].is_valley else "hill"
        return f"a {kind} that turns at {turns[0].x:.1f} °C"
    climbed = guess[-1] - guess[0]
    if abs(climbed) <= CLEAR:
        return "a level line"
    return "a curve that only rises" if climbed > 0 else "a curve that only falls"


def reply(guess: tuple[float, ...]) -> str:
    """Say what the guess got right, where it missed and by how much."""
    told = {name: f"{share:.0%}" for name, (share, _) in shares().items()}
    turns, off = GRID.turns(guess), missed(guess)
    if len(turns) == 1 and turns[0].is_valley:
        why = f"the dots turn at {turn_of_dots().x:.1f} °C."
    elif turns:
        why = f"but near 37 °C only {told['normal']} died, on both sides more."
    elif guess[-1] - guess[0] > CLEAR:
        why = f"but of those below 36 °C {told['cold']} died, too."
    elif guess[0] - guess[-1] > CLEAR:
        why = f"but from 39 °C on {told['fever']} died, too."
    else:
        why = f"but near 37 °C {told['normal']} died, on both sides more."
    return (
        f"You drew {shape(guess)}; {why} On average it is {100 * off.mean:.0f} "
        f"percentage points off, most at {off.x:.1f} °C: {off.guess:.0%}, not "
        f"{off.truth:.0%}."
    )


def explain() -> str:
    """Say what the dots show."""
    return (
        "**Both ends are dangerous.** Every dot is half a degree; the line through it "
        "is where the true risk likely lies (its 95% interval). The risk falls, "
        "turns, and rises again: a **U**.\n\n"
        "*Next: can a linear model follow it?*"
    )


SCREEN = Screen(
    "who",
    label="Who died",
    title="Who died most often?",
    setup="9,104 very ill patients, their temperature on day 3 of a study. Draw the "
    "share that died within 30 days over the temperature, then lock it.",
    show=show,
    ask=Drawing(GRID, shape, is_right, reply),
    explain=explain,
    more={"What the dots are": what_dots_are, "Source": PATIENTS_SOURCE},
)

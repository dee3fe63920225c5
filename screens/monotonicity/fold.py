"""Where would you fold the axis? |T − c| gives a linear model its turn."""

from functools import cache

import pyarrow as pa

from charts.hand.movable import Movable
from charts.monotonicity.folded import (
    best_frame,
    folded_chart,
    folded_frame,
    found_frame,
)
from screens.monotonicity import patients
from screens.monotonicity.best_center import show_best_center
from screens.monotonicity.link import LINK
from screens.monotonicity.more import (
    PATIENTS_SOURCE,
    show_temperature_script,
    what_is_measured,
)
from screens.monotonicity.rates_picture import NamedLine, rates_tables
from serving.tables import arrow_table, table
from ui.controls import choose_float
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.hand.grab import numbers
from ui.screen import Screen, Value
from ui.text import bar

CLOSE = 0.3
"""Degrees: a fold this near to the best counts as found."""


def show(solved: bool) -> None:
    """Draw the patients and c to be grabbed; the model on |T − c| once c is locked."""
    with controls():
        c = choose_float("c, where the axis is folded, °C", "c", LINK["c"])
    grab = numbers(LINK, "c")
    folded, found = _tables(*grab)
    model = patients.all_models(c, 2).linear
    linear = NamedLine("linear", "linear in T", model, 31.8, below=True)
    with picture():
        draw(
            folded_chart,
            grab=grab,
            alt_text="Share that died by body temperature, a U, and a line at c"
            + (", where the model on |T − c| turns" if solved else ""),
            folded=folded if solved else folded.slice(0, 0),
            found=found if solved else found.slice(0, 0),
            best=table(best_frame, best_center() if solved else None),
            **rates_tables(
                patients.binned(patients.RANGE), lines=(linear,) if solved else ()
            ),
        )
    if solved:
        readout(_bars(c))


@cache
def _tables(c: Movable) -> tuple[pa.Table, pa.Table]:
    """Tabulate the models of all c, and what they find."""
    centers, _ = patients.profile_centers()
    risks = folded_frame(*patients.distance_risks(), c, centers)
    shares = found_frame(patients.shares_by_center().tolist(), c, centers)
    return arrow_table(risks), arrow_table(shares)


def _bars(c: float) -> str:
    models = patients.all_models(c, 2)
    folded, level = (
        patients.share_found(model) for model in (models.distance, models.linear)
    )
    return (
        '<p class="readout-lead">Of what the dots say, the model finds</p>'
        + bar(folded, f"{folded:.0%}", f"folded at {c:.1f} °C", "feature")
        + bar(level, f"{level:.0%}", "not folded", "linear")
    )


def best_center() -> float:
    """Return the c of lowest log-loss, to a tenth of a degree."""
    centers, losses = patients.profile_centers()
    return round(float(centers[losses.argmin()]), 1)


def away(c: float) -> float:
    """Return how far c lies to the right of the best, to a tenth of a degree."""
    return round(c - best_center(), 1)


def reply(c: float) -> str:
    """Say how far the guess was off."""
    off = away(c)
    if abs(off) <= CLOSE:
        return f"You folded at {c:.1f} °C: as good as the best."
    side = "right" if off > 0 else "left"
    return f"You folded at {c:.1f} °C, {abs(off):.1f} °C too far to the {side}."


def explain() -> str:
    """Say what a fold does and who has to know it."""
    return (
        f"**The best fold is at {best_center():.1f} °C.** On |T − c| the same linear "
        "model turns, because both ends of the axis now lie on the same side.\n\n"
        "But somebody had to know where to fold. Move c and see what a wrong place "
        "costs.\n\n*Next: units that find the fold themselves.*"
    )


SCREEN = Screen(
    "fold",
    label="Fold the axis",
    title="Where would you fold the axis?",
    setup="Give the model |T − c|, the distance from c, in place of T. Move c to where "
    "you think it fits best.",
    show=show,
    ask=Value(
        "c",
        lambda c: f"{c:.1f} °C",
        lambda c: abs(away(c)) <= CLOSE,
        reply,
        solution=lambda: {"c": best_center()},
    ),
    explain=explain,
    more={
        "Every c at once": show_best_center,
        "What is measured": what_is_measured,
        "PyTorch": show_temperature_script,
        "Source": PATIENTS_SOURCE,
    },
)

"""Where would you fold the axis? |T − c| gives a linear model its turn."""

import torch

from charts.monotonicity.temperature import (
    lines_frame,
    marks_frame,
    names_frame,
    patients_frame,
    rates_frame,
    temperature_chart,
)
from core.monotonicity import one_feature
from core.monotonicity.temperature import all_patients, share_of_signal
from screens.monotonicity import patients
from screens.monotonicity.who_died import DESCRIBE, NOTHING, WIDTH
from serving.tables import table
from ui.controls import FloatRange, choose_float
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Screen, Value
from ui.text import bar

CENTERS = FloatRange(34.0, 41.0, 38.0, 0.1, "%.1f °C")
CLOSE = 0.3


def show(solved: bool) -> None:
    """Draw the patients and c; the model on |T − c| once c is locked."""
    with controls():
        c = choose_float("c, where the axis is folded", "c", CENTERS)
    rates = patients.binned(WIDTH)
    models = patients.all_models(c, 2)
    x = torch.linspace(31.5, 42, 106, dtype=torch.float64)
    lines = {"linear": models.linear(x), "feature": models.distance(x)}
    drawn = table(lines_frame, x, lines)
    names = table(
        names_frame,
        (
            ("linear", "linear in T", 31.6, float(lines["linear"][0])),
            ("feature", "linear in |T − c|", 31.6, float(lines["feature"][0])),
        ),
    )
    with picture():
        draw(
            temperature_chart,
            alt_text=f"Share that died by temperature, and c = {c:.1f} °C",
            height="stretch",
            **NOTHING
            | {
                "patients": table(patients_frame, rates),
                "rates": table(rates_frame, rates, DESCRIBE),
                "marks": table(marks_frame, ((c, "feature", "c"),)),
                "lines": drawn if solved else drawn.slice(0, 0),
                "names": names if solved else names.slice(0, 0),
            },
        )
    if solved:
        constant, best = patients.constant_loss(), patients.lowest_loss()
        folded, flat = (
            share_of_signal(one_feature.mean_loss(m, all_patients()), constant, best)
            for m in (models.distance, models.linear)
        )
        readout(
            '<p class="readout-lead">Of what the dots say, the model finds</p>'
            + bar(folded, f"{folded:.0%}", f"folded at {c:.1f} °C", "feature")
            + bar(flat, f"{flat:.0%}", "not folded", "linear")
        )


def best_center() -> float:
    """Return the c of lowest log-loss."""
    centers, losses = patients.profile_centers()
    return float(centers[losses.argmin()])


def reply(c: float) -> str:
    """Say how far the guess was off."""
    best = best_center()
    away = abs(c - best)
    if away <= CLOSE:
        return f"You folded at {c:.1f} °C; the best fold is at {best:.1f} °C."
    side = "right" if c > best else "left"
    return f"You folded at {c:.1f} °C, {away:.1f} °C too far to the {side}."


def explain() -> str:
    """Say what a fold does and who has to know it."""
    return (
        f"**The best fold is at {best_center():.1f} °C.** On |T − c| the same linear "
        "model turns: both ends of the axis now lie on the same side.\n\n"
        "But somebody had to know where to fold. Move c and see what a wrong guess "
        "costs.\n\n*Next: a network that finds the fold itself.*"
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
        lambda c: abs(c - best_center()) <= CLOSE,
        reply,
    ),
    explain=explain,
)

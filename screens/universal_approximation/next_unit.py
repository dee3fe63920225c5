"""One more unit: where does it change the curve? Everywhere right of its kink."""

import torch

from charts.universal_approximation.fits import (
    band_frame,
    examples_frame,
    kinks_frame,
    limits,
    shades_frame,
    within,
)
from core.mlp import MLP
from core.notation import count
from core.universal_approximation.constructions import CONSTRUCTIONS, SHARPNESS
from core.universal_approximation.errors import curve, first_units
from screens.universal_approximation.link import LINK
from screens.universal_approximation.more import CONSTRUCTION_FORMULAS
from screens.universal_approximation.target_choice import WAVE, cached_target
from screens.universal_approximation.target_picture import draw_fits
from serving.tables import table
from ui.controls import choose_float, choose_int, choose_one
from ui.deck import controls, picture
from ui.screen import Choice, Screen

UNITS, BEFORE = LINK["added"].high, 3
NUM_PLACES = 24 * UNITS + 1
AT_ONCE = {"ramps": 1, "steps": 1, "bumps": 2}
SAME = 1e-9


def built(construction: str = "ramps", sharpness: float = SHARPNESS) -> MLP:
    """Write down the network whose units are added."""
    target = cached_target(*WAVE)
    return CONSTRUCTIONS[construction].build(target, UNITS, sharpness)


def show(solved: bool) -> None:
    """Draw three units; once it is guessed, any number and what the last one adds."""
    construction, sharpness, added, fewer = "ramps", SHARPNESS, BEFORE, BEFORE
    if solved:
        with controls():
            added = choose_int("Units added", "added", LINK["added"])
            construction = choose_one(
                "Built from", "construction", LINK["construction"].values
            )
            if construction != "ramps":
                sharpness = choose_float(
                    "Sharpness of a step", "sharpness", LINK["sharpness"]
                )
        at_once = AT_ONCE[construction]
        added -= added % at_once
        fewer = max(0, added - at_once)
    _draw(built(construction, sharpness), construction, fewer, added)


def _draw(mlp: MLP, construction: str, fewer: int, added: int) -> None:
    target, activation = cached_target(*WAVE), CONSTRUCTIONS[construction].activation
    x = target.grid(NUM_PLACES)
    y = target(x)
    before, after = (curve(first_units(mlp, n), activation, x) for n in (fewer, added))
    bounds = limits(y, share=0.6)
    shades = ()
    if fewer == added:
        low, high = _next_piece(mlp, added)
        shades = ((low, high, "?", f"unit {added + 1} begins here"),)
    with picture():
        draw_fits(
            x,
            {"target": y, "by hand": within(after, *bounds)},
            {"target": target.title, "by hand": count(added, "unit")},
            f"The target and the sum of the first {count(added, 'unit')}",
            shades=table(shades_frame, shades),
            room=table(examples_frame, torch.tensor([[target.low, b] for b in bounds])),
            band=table(band_frame, x, before, after, bounds),
            kinks=table(kinks_frame, -mlp.b1 / mlp.W1[0], target.low, target.high),
        )


def _next_piece(mlp: MLP, added: int) -> tuple[float, float]:
    """Return the kinks of the next unit and of the one after."""
    kinks = (-mlp.b1 / mlp.W1[0]).tolist()
    return kinks[added], kinks[added + 1]


def changed() -> tuple[bool, bool, bool]:
    """Tell whether the next unit changes the curve left of, on and beyond its piece."""
    mlp, target = built(), cached_target(*WAVE)
    x = target.grid(NUM_PLACES)
    before, after = (
        curve(first_units(mlp, n), torch.relu, x) for n in (BEFORE, BEFORE + 1)
    )
    left, right = _next_piece(mlp, BEFORE)
    differs = (after - before).abs() > SAME
    on_piece = (x > left) & (x < right)
    places = (x <= left, on_piece, x > right)
    return tuple(bool(differs[place].any()) for place in places)


def truth() -> str:
    """Name where the curve changes."""
    return {
        (False, True, False): "piece",
        (False, True, True): "right",
        (True, True, True): "all",
    }[changed()]


def reply(answer: str) -> str:
    """Say what the guess takes a unit to do."""
    return {
        "piece": "On that piece only: as a bump would. But a ReLU unit goes on rising "
        "after its kink, it never comes back to 0.",
        "right": "Right of its kink, all the way: it is 0 before and rises from there.",
        "all": "Everywhere: with every weight in one sum, one could think so. But left "
        "of its kink the unit is 0.",
    }[answer]


def explain() -> str:
    """Say how units share the work."""
    return (
        "**The unit turns the rest of the line.** So the line is right up to the next "
        "kink, and wrong beyond, until the next unit turns it again. The band is what "
        "the last unit adds. Bumps work otherwise: two units each, and only in one "
        "place. Compare them."
    )


SCREEN = Screen(
    "unit",
    label="Unit by unit",
    title="One more unit: where does the curve change?",
    setup=f"A network of {UNITS} ReLU units is built one by one; below, all "
    f"{UNITS} kinks. {BEFORE} are added. The next kink is at the left end of the "
    "shade.",
    show=show,
    ask=Choice(
        {
            "all": "On the whole interval",
            "piece": "Only on the shaded piece",
            "right": "On the shaded piece and right of it",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The formulas": CONSTRUCTION_FORMULAS},
)

"""Lesson 5 as a deck: how much one layer can represent."""

from core.universal_approximation.typed_targets import TARGET_NAMES
from screens.universal_approximation import (
    count_pieces,
    fit_bumps,
    found_weights,
    next_unit,
    one_step,
    outside_interval,
    plane_regions,
    plane_tower,
    solved_weights,
    tent_layers,
    theorem,
    twice_units,
)

DECK = (
    one_step.SCREEN,
    fit_bumps.SCREEN,
    twice_units.SCREEN,
    found_weights.SCREEN,
    count_pieces.SCREEN,
    tent_layers.SCREEN,
    next_unit.SCREEN,
    outside_interval.SCREEN,
    theorem.SCREEN,
    solved_weights.SCREEN,
    plane_regions.SCREEN,
    plane_tower.SCREEN,
)

MOVED = {
    "experiment=found by training": "found",
    "experiment=solved by kernels": "kernels",
    "experiment=how wide": "theorem",
    "experiment=one unit": "step",
    "experiment=bump in a plane": "tower",
    "experiment=straight pieces": "pieces",
    "experiment=regions of a plane": "regions",
    "experiment=several layers": "layers",
    "experiment=fit by hand": "by_hand",
    "outside=true": "outside",
    "construction=ramps": "outside",
    "construction=steps": "outside",
    "construction=bumps": "outside",
    **{f"target={name}": "twice" for name in TARGET_NAMES},
}

"""Lesson 5 as a deck: how much one layer can represent."""

from core.universal_approximation.typed_targets import TARGET_NAMES
from screens.universal_approximation import (
    bumps_by_hand,
    count_pieces,
    found_weights,
    kernels,
    next_unit,
    one_step,
    outside_interval,
    plane_regions,
    plane_tower,
    sawtooth_layers,
    theorem,
    twice_units,
)
from ui.screen import in_order

CORE = (
    one_step.SCREEN,
    bumps_by_hand.SCREEN,
    twice_units.SCREEN,
    found_weights.SCREEN,
    count_pieces.SCREEN,
)
FURTHER = (
    sawtooth_layers.SCREEN,
    next_unit.SCREEN,
    outside_interval.SCREEN,
    theorem.SCREEN,
    kernels.SCREEN,
    plane_regions.SCREEN,
    plane_tower.SCREEN,
)
DECK = in_order(CORE, FURTHER)

TAKEAWAY = (
    "Without an activation, layers are one affine map. With ReLU or sigmoid units, "
    "one wide layer comes as close as you like to any continuous curve on a closed, "
    "bounded interval. Whether training finds the weights is another question."
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

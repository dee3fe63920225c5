"""Lesson 2 as a deck: two affine layers are one."""

from screens.linear_collapse import (
    any_plane,
    batch_norm,
    bend_dial,
    best_fit,
    bottleneck,
    deeper,
    derivation,
    equal_one_layer,
    fold_plane,
    layers,
    linear_training,
    midpoint,
    own_numbers,
    rounding,
    stack_price,
    unit_vector_arrows,
    zero_difference,
)
from ui.screen import in_order

CORE = (
    deeper.SCREEN,
    layers.SCREEN,
    equal_one_layer.SCREEN,
    zero_difference.SCREEN,
    midpoint.SCREEN,
    fold_plane.SCREEN,
)
FURTHER = (
    derivation.SCREEN,
    own_numbers.SCREEN,
    linear_training.SCREEN,
    best_fit.SCREEN,
    bend_dial.SCREEN,
    bottleneck.SCREEN,
    stack_price.SCREEN,
    rounding.SCREEN,
    unit_vector_arrows.SCREEN,
    any_plane.SCREEN,
    batch_norm.SCREEN,
)
DECK = in_order(CORE, FURTHER)

TAKEAWAY = (
    "Without an activation between them, affine layers are one affine layer, however "
    "many."
)

MOVED = {
    "experiment=derivation": "numbers",
    "experiment=plane": "plane",
    "experiment=training": "training",
    "experiment=two inputs": "midpoint",
    "experiment=best fit": "best_fit",
    "experiment=dial": "dial",
    "experiment=bottleneck": "bottleneck",
    "experiment=price": "price",
    "experiment=exact": "zero",
    "experiment=rounding": "rounding",
    "experiment=batch norm": "batch_norm",
    # What stood above all experiments, with the derivation below it.
    **{f"{key}": "numbers" for key in ("depth", "width1", "matrices")},
}

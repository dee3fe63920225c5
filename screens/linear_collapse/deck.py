"""Lesson 2 as a deck: two affine layers are one."""

from screens.linear_collapse import (
    any_plane,
    bend_dial,
    deeper,
    derivation_screen,
    fit,
    fold_plane,
    layers,
    linear_training,
    midpoint,
    minibatch,
    narrow,
    number_formats,
    one_layer,
    own_numbers,
    parameters,
    unit_vectors_screen,
    zero,
)

DECK = (
    deeper.SCREEN,
    layers.SCREEN,
    one_layer.SCREEN,
    zero.SCREEN,
    midpoint.SCREEN,
    fold_plane.SCREEN,
    derivation_screen.SCREEN,
    own_numbers.SCREEN,
    linear_training.SCREEN,
    fit.SCREEN,
    bend_dial.SCREEN,
    narrow.SCREEN,
    parameters.SCREEN,
    number_formats.SCREEN,
    unit_vectors_screen.SCREEN,
    any_plane.SCREEN,
    minibatch.SCREEN,
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

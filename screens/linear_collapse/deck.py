"""Lesson 2 as a deck: two affine layers are one."""

from screens.linear_collapse import (
    deeper,
    fold_plane,
    layers,
    midpoint,
    one_layer,
    zero,
)

DECK = (
    deeper.SCREEN,
    layers.SCREEN,
    one_layer.SCREEN,
    zero.SCREEN,
    midpoint.SCREEN,
    fold_plane.SCREEN,
)

MOVED = {}

"""Lesson 4 as a deck: one hidden layer learns the bend."""

from screens.train_mlp import (
    breaks_it,
    few_lines,
    many_seeds,
    unit_off,
    without_sigma,
    xor_by_hand,
)

DECK = (
    without_sigma.SCREEN,
    few_lines.SCREEN,
    unit_off.SCREEN,
    xor_by_hand.SCREEN,
    many_seeds.SCREEN,
    breaks_it.SCREEN,
)

MOVED = {}

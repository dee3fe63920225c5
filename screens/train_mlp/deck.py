"""Lesson 4 as a deck: one hidden layer learns the bend."""

from screens.train_mlp import few_lines, unit_off, without_sigma

DECK = (without_sigma.SCREEN, few_lines.SCREEN, unit_off.SCREEN)

MOVED = {}

"""Lesson 1 as a deck: where the truth is not monotone, a linear model fails."""

from screens.monotonicity import (
    best_line,
    fold,
    inverted,
    same_raise,
    two_units,
    who_died,
)

DECK = (
    who_died.SCREEN,
    best_line.SCREEN,
    fold.SCREEN,
    two_units.SCREEN,
    same_raise.SCREEN,
    inverted.SCREEN,
)

MOVED = {
    "story=income": "raise",
    "story=pixels": "inverted",
    "experiment=reference": "fold",
}

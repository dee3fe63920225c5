"""Lesson 1 as a deck: where linear models fail."""

from screens.monotonicity import fold, who_died

DECK = (who_died.SCREEN, fold.SCREEN)

MOVED = {"experiment=reference": "fold"}

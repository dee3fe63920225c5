"""Lesson 1: where the truth is not monotone, a linear model must fail."""

from screens.decks import ALL
from screens.monotonicity.deck import MOVED, TAKEAWAY
from ui.deck import show_deck

show_deck("monotonicity", ALL, MOVED, TAKEAWAY)

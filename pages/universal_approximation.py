"""Lesson 5: how much one hidden layer can represent, and whether training finds it."""

from screens.decks import ALL
from screens.universal_approximation.deck import MOVED, TAKEAWAY
from ui.deck import show_deck

show_deck("universal_approximation", ALL, MOVED, TAKEAWAY)

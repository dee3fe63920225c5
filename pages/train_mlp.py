"""Lesson 4: one hidden layer finds the bend by itself."""

from screens.decks import ALL
from screens.train_mlp.deck import MOVED, TAKEAWAY
from ui.deck import show_deck

show_deck("train_mlp", ALL, MOVED, TAKEAWAY)

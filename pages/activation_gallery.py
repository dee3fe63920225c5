"""Lesson 3: the functions that bend, each with its slope."""

from screens.activation_gallery.deck import MOVED, TAKEAWAY
from screens.decks import ALL
from ui.deck import show_deck

show_deck("activation_gallery", ALL, MOVED, TAKEAWAY)

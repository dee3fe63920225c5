"""Lesson 2: without an activation between them, affine layers are one layer."""

from screens.decks import ALL
from screens.linear_collapse.deck import MOVED, TAKEAWAY
from ui.deck import show_deck

show_deck("linear_collapse", ALL, MOVED, TAKEAWAY)

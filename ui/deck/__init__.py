"""A lesson as a deck of screens: what stands around the question and the picture.

Title, answers and navigation are drawn by a run of the whole page (`page`, `bar`); what
a reader moves is one fragment (`stage`). A lock is a run of the page, so that dots and
ticks are never stale. Keys, history and a reload are the browser's (`keys`), and what
the link says besides the values of controls is read in `link`.
"""

from ui.deck.bar import carried, once_answered, show_more, show_present, writes
from ui.deck.page import set_style, show_deck, show_note
from ui.deck.stage import controls, picture, readout, show_stage, show_title

__all__ = [
    "carried",
    "controls",
    "once_answered",
    "picture",
    "readout",
    "set_style",
    "show_deck",
    "show_more",
    "show_note",
    "show_present",
    "show_stage",
    "show_title",
    "writes",
]

"""The screens of every lesson in the order of teaching: the core path, then further."""

from collections.abc import Mapping, Sequence

from screens.linear_collapse import deck as linear_collapse
from screens.monotonicity import deck as monotonicity
from ui.screen import Screen

DECKS: Mapping[str, Sequence[Screen]] = {
    "monotonicity": monotonicity.DECK,
    "linear_collapse": linear_collapse.DECK,
}

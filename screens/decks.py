"""The screens of every lesson in the order of teaching: the core path, then further."""

from collections.abc import Mapping, Sequence

from screens.monotonicity import deck as monotonicity
from screens.universal_approximation import deck as universal_approximation
from ui.screen import Screen

DECKS: Mapping[str, Sequence[Screen]] = {
    "monotonicity": monotonicity.DECK,
    "universal_approximation": universal_approximation.DECK,
}

"""The screens of every lesson in the order of teaching: the core path, then further."""

from collections.abc import Mapping, Sequence

from screens.activation_gallery import deck as activation_gallery
from screens.monotonicity import deck as monotonicity
from ui.screen import Screen

DECKS: Mapping[str, Sequence[Screen]] = {
    "monotonicity": monotonicity.DECK,
    "activation_gallery": activation_gallery.DECK,
}

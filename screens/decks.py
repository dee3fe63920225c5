"""The screens of every lesson in the order of teaching: the core path, then further."""

from collections.abc import Mapping, Sequence

from screens import home
from screens.activation_gallery import deck as activation_gallery
from screens.linear_collapse import deck as linear_collapse
from screens.monotonicity import deck as monotonicity
from screens.train_mlp import deck as train_mlp
from screens.universal_approximation import deck as universal_approximation
from ui.screen import Screen

DECKS: Mapping[str, Sequence[Screen]] = {
    "monotonicity": monotonicity.DECK,
    "linear_collapse": linear_collapse.DECK,
    "activation_gallery": activation_gallery.DECK,
    "train_mlp": train_mlp.DECK,
    "universal_approximation": universal_approximation.DECK,
}
ALL: Mapping[str, Sequence[Screen]] = {"home": (home.SCREEN,), **DECKS}

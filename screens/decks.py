"""The screens of every lesson in the order of teaching: the core path, then further."""

from collections.abc import Mapping, Sequence

from screens.monotonicity import deck as monotonicity
from screens.train_mlp import deck as train_mlp
from ui.screen import Screen

DECKS: Mapping[str, Sequence[Screen]] = {
    "monotonicity": monotonicity.DECK,
    "train_mlp": train_mlp.DECK,
}

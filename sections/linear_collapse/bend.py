"""The activation between the layers, as the reader chooses it."""

from core.activations import ACTIVATIONS, Activation
from ui.controls import choose_from_list


def choose_bend() -> Activation:
    """Choose the activation between the layers (``?activation=``)."""
    return ACTIVATIONS[
        choose_from_list("Activation", "activation", list(ACTIVATIONS), "relu")
    ]

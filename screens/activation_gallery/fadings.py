"""Gradients faded by random layers, each once for the whole server."""

from functools import lru_cache

from core.activation_gallery.vanishing import Fading, fade
from core.activations import Activation
from core.activations.properties import properties_of


@lru_cache(maxsize=256)
def faded(
    activation: Activation, settings: tuple, depth: int, gain: float, seed: int
) -> Fading | None:
    """Fade a gradient; None if the activation is undefined where inputs come.

    Args:
        activation: Of every layer.
        settings: Its parameters, as pairs of name and value.
        depth: Number of layers.
        gain: What the weights are multiplied by.
        seed: Of inputs, weights and gradient.
    """
    try:
        steepest = properties_of(activation, dict(settings)).steepest
    except ValueError:
        return None
    return fade(activation, dict(settings), steepest, depth, gain, seed)

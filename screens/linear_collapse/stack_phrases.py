"""Numbers and sizes as they stand in this lesson's sentences."""

from collections.abc import Sequence

from core.activations import ACTIVATIONS, Activation
from core.notation import scientific


def arrows(widths: Sequence[int]) -> str:
    """Write the widths of a stack in the order of the data: 2 → 3 → 2."""
    return " → ".join(map(str, widths))


def written(activation: Activation) -> str:
    """Write an activation's name, or its formula so that Markdown leaves it alone."""
    if activation.key in ACTIVATIONS:
        return activation.label
    return f"`{activation.label}`"


def power(value: float) -> str:
    """Write a number with two digits and a power of ten; 0 stays 0."""
    return scientific(f"{value:.1e}") if value else "0"


def share(value: float) -> str:
    """Write a share as a percentage; a tiny one as a power of ten."""
    return f"{100 * value:.1f}%" if value >= 0.0005 else power(value)

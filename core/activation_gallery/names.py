"""Numbers and names as they stand in this lesson's sentences."""

import math

from core.activations import ACTIVATIONS, Activation
from core.notation import scientific, with_minus


def number(value: float, digits: int = 4) -> str:
    """Write a number with a true minus sign, and small ones as a power of ten."""
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return with_minus(scientific(f"{value + 0.0:.{digits}g}"))


def written(name: str) -> str:
    """Write an activation's name, or a formula so that Markdown leaves it alone."""
    known = {activation.label for activation in ACTIVATIONS.values()}
    return name if name in known else f"`{name.replace('`', '')}`"


def at_settings(activation: Activation, settings: dict[str, float]) -> str:
    """Write parameters as they are set, or nothing if there are none."""
    symbols = {p.name: p.symbol for p in activation.parameters}
    return ", ".join(
        f"${symbols[name]} = {value:g}$" for name, value in settings.items()
    )


def with_values(settings: dict[str, float]) -> str:
    """Write parameters as a reader types them: " with alpha = 0.25"."""
    values = " and ".join(f"{name} = {value:g}" for name, value in settings.items())
    return f" with {values}" if values else ""

"""Numbers and plurals in the sentences of lesson 5."""

import math

from core.notation import scientific, superscript


def number(value: float) -> str:
    """Write with three digits that matter: 0.0704, 1,440, 1.2 × 10⁻⁷, and never -0."""
    if 1000 <= abs(value) < 1e7:
        return f"{value:,.0f}"
    return scientific(f"{value + 0.0:.3g}")


def power(value: float) -> str:
    """Write the size of a number as a power of ten: 10⁻¹⁵; 0 stays 0."""
    if value == 0:
        return "0"
    exponent = round(math.log10(value))
    return f"10{superscript(exponent)}" if exponent else "1"


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('. ')}."

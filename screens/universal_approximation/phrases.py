"""Numbers and plurals in the sentences of lesson 5."""

import math

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float) -> str:
    """Write with three digits that matter: 0.0704, 1,440, 1.2 × 10⁻⁷, and never -0."""
    if 1000 <= abs(value) < 1e7:
        return f"{value:,.0f}"
    text = f"{value + 0.0:.3g}"
    if "e" not in text:
        return text
    digits, _, exponent = text.partition("e")
    return f"{digits} × 10{str(int(exponent)).translate(SUPERSCRIPTS)}"


def power(value: float) -> str:
    """Write the size of a number as a power of ten: 10⁻¹⁵; 0 stays 0."""
    if value == 0:
        return "0"
    exponent = round(math.log10(value))
    return f"10{str(exponent).translate(SUPERSCRIPTS)}" if exponent else "1"


def count(amount: int, thing: str) -> str:
    """Write an amount of things: "1 unit", "2 units"."""
    return f"{amount} {thing}" if amount == 1 else f"{amount} {thing}s"


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('. ')}."

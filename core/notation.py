"""What a network's parts are called, and how numbers are written, in plain text.

``H = σ(X W⁽¹⁾ + b⁽¹⁾)`` and ``O = H W⁽²⁾ + b⁽²⁾``: W⁽¹⁾₁,₂ leads from input 1 to hidden
unit 2, and W⁽²⁾₂ from there to the one output.
"""

import math

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
LAYERS = {1: "⁽¹⁾", 2: "⁽²⁾"}


def subscript(*numbers: int) -> str:
    """Write indices as subscripts: ``subscript(1, 12) == "₁,₁₂"``."""
    return ",".join(str(number) for number in numbers).translate(SUBSCRIPTS)


def weight(layer: int, *indices: int) -> str:
    """Name a weight: ``weight(1, 1, 2) == "W⁽¹⁾₁,₂"``."""
    return f"W{LAYERS[layer]}{subscript(*indices)}"


def bias(layer: int, *indices: int) -> str:
    """Name a bias: ``bias(2) == "b⁽²⁾"``."""
    return f"b{LAYERS[layer]}{subscript(*indices)}"


def signed(value: float, decimals: int = 2) -> str:
    """Write a number with its sign: ``signed(-1.5, 1) == "−1.5"``."""
    return with_minus(f"{value:+.{decimals}f}")


def superscript(number: int) -> str:
    """Write an exponent: ``superscript(-7) == "⁻⁷"``."""
    return str(number).translate(SUPERSCRIPTS)


def scientific(text: str, times: str = "×") -> str:
    """Write a number of a program as people do: 1.2e-07 becomes 1.2 × 10⁻⁷."""
    digits, _, exponent = text.partition("e")
    return f"{digits} {times} 10{superscript(int(exponent))}" if exponent else text


def number(value: float, digits: int = 4) -> str:
    """Write a number to read: 0.0704, −0.25, 12,340, 1.2 × 10⁻⁷, and never −0."""
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if 1000 <= abs(value) < 1e7:
        return with_minus(f"{value:,.0f}")
    return with_minus(scientific(f"{value + 0.0:.{digits}g}"))


def power(value: float) -> str:
    """Write a number with two digits and a power of ten; 0 stays 0."""
    return scientific(f"{value:.1e}") if value else "0"


def share(value: float) -> str:
    """Write a share as a percentage; a tiny one as a power of ten."""
    return f"{100 * value:.1f}%" if value >= 0.0005 else power(value)


def count(number: int, thing: str) -> str:
    """Write an amount of things: "1 unit", "2 units"."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def with_minus(text: str) -> str:
    """Write a number with a minus sign in place of the hyphen of program code."""
    return text.replace("-", "−")


def with_math(script: str) -> str:
    """Begin a Python script with ``import math``, if it uses it."""
    return f"import math\n\n{script}" if "math." in script else script

"""Rounding that adds up: shown terms whose shown digits sum to the shown total.

Rounded one by one, 0.4 + 0.4 = 0.8 reads "0 + 0 = 1". Here the total is rounded first,
and what is missing is given to the terms with the largest remainders (the method that
shares out the seats of a parliament), so no term is off by a whole last digit.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

LARGEST = 1e12


def round_to_sum(terms: Sequence[float], decimals: int) -> tuple[list[int], int]:
    """Return terms and total in units of the last decimal; the terms sum to the total.

    The total is the exact sum, rounded; every term is less than one unit off.

    Raises:
        ValueError: If a term is not a finite number or too large to show.
    """
    exact = [scaled(term, decimals) for term in terms]
    total = round(sum(exact, Fraction(0)))
    whole = [math.floor(term) for term in exact]
    missing = total - sum(whole)
    by_remainder = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for i in by_remainder[:missing]:
        whole[i] += 1
    return whole, total


def scaled(value: float, decimals: int) -> Fraction:
    """Return a number exactly, in units of the last decimal.

    Raises:
        ValueError: If it is not a finite number or too large to show.
    """
    if not abs(value) <= LARGEST:
        raise ValueError(f"{value:g} is not a number that can be added up by hand")
    return Fraction(value) * 10**decimals


def show(units: int, decimals: int) -> str:
    """Write a number given in units of its last decimal: ``show(-5, 2) == "-0.05"``."""
    whole, rest = divmod(abs(units), 10**decimals)
    sign = "-" if units < 0 else ""
    return f"{sign}{whole}.{rest:0{decimals}d}"


def show_value(value: float, decimals: int) -> str:
    """Round and write one number; see `scaled` for what is refused."""
    return show(round(scaled(value, decimals)), decimals)

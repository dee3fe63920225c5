"""Properties in words short enough for a cell of a table."""

import math

from core.activations.properties.extremes import Extreme
from core.activations.properties.intervals import Interval
from core.activations.properties.table import Properties
from core.notation import with_minus

MOST_PLACES = 2


def number(value: float) -> str:
    """Write a number with four significant digits; nan is "none"."""
    if math.isnan(value):
        return "none"
    return with_minus(f"{value:.4g}").replace("inf", "∞")


def range_words(intervals: tuple[Interval, ...]) -> str:
    """Write the values taken, such as "(0, 1)" or "{0} ∪ (1, ∞)"."""
    return " ∪ ".join(map(_interval, intervals))


def _interval(interval: Interval) -> str:
    low, high = number(interval.low), number(interval.high)
    if interval.low == interval.high:
        return f"{{{low}}}"
    before, after = "(["[interval.low_in], ")]"[interval.high_in]
    return f"{before}{low}, {high}{after}"


def extreme_words(extreme: Extreme) -> str:
    """Write a bound and where it is taken, or that it is only approached."""
    value = number(extreme.value)
    if not math.isfinite(extreme.value):
        return value
    places = extreme.places[:MOST_PLACES]
    words = [_place(p) if extreme.attained else number(p.low) for p in places]
    more = " …" if len(extreme.places) > MOST_PLACES else ""
    if not extreme.attained:
        return f"{value}, approached as x → {' or '.join(words)}{more}"
    return f"{value} at {' and '.join(words)}{more}" if words else value


def _place(place: Interval) -> str:
    low, high = number(place.low), number(place.high)
    if place.low == place.high:
        return f"x = {low}"
    if math.isinf(place.low) and math.isinf(place.high):
        return "every x"
    if math.isinf(place.low):
        return f"x {'≤' if place.high_in else '<'} {high}"
    if math.isinf(place.high):
        return f"x {'≥' if place.low_in else '>'} {low}"
    left, right = "<≤"[place.low_in], "<≤"[place.high_in]
    return f"{low} {left} x {right} {high}"


def limit_words(limit: float, domain: Interval) -> str:
    """Write a limit at ±∞; a row that ends before then says so."""
    return "not measured" if math.isfinite(domain.high) else number(limit)


def places_words(places: tuple[float, ...]) -> str:
    """List the first few places, such as "±0.5" or "0"."""
    if len(places) == 2 and places[0] == -places[1]:
        return f"±{number(places[1])}"
    more = ", …" if len(places) > 3 else ""
    return ", ".join(map(number, places[:3])) + more


def saturation_words(properties: Properties) -> str:
    """Say from where on the slope stays below 1 % of the steepest."""
    below, above = properties.saturates_below, properties.saturates_above
    if below == math.inf:
        return "everywhere"
    if below == -above:
        return f"|x| > {number(above)}"
    sides = [] if math.isnan(below) else [f"x < {number(below)}"]
    sides += [] if math.isnan(above) else [f"x > {number(above)}"]
    return " or ".join(sides) or "nowhere"

"""The values a function takes: a union of intervals, their ends in or out."""

from typing import NamedTuple

SAME = 1e-9


class Interval(NamedTuple):
    """An interval of numbers; a point has two equal ends, both in it."""

    low: float
    high: float
    low_in: bool
    high_in: bool


def point(x: float) -> Interval:
    """Return the interval that holds one number."""
    return Interval(x, x, low_in=True, high_in=True)


def union(intervals: list[Interval]) -> tuple[Interval, ...]:
    """Merge intervals that overlap, or touch with the touching point in one of them."""
    merged: list[Interval] = []
    for interval in sorted(intervals, key=lambda i: (i.low, not i.low_in)):
        if merged and _meet(merged[-1], interval):
            merged[-1] = _join(merged[-1], interval)
        else:
            merged.append(interval)
    return tuple(merged)


def _same(a: float, b: float) -> bool:
    return a == b or abs(a - b) < SAME


def _meet(left: Interval, right: Interval) -> bool:
    if _same(right.low, left.high):
        return left.high_in or right.low_in
    return right.low < left.high


def _join(left: Interval, right: Interval) -> Interval:
    low_in = left.low_in or (right.low_in and _same(right.low, left.low))
    if _same(right.high, left.high):
        return Interval(left.low, left.high, low_in, left.high_in or right.high_in)
    higher = max(left, right, key=lambda i: i.high)
    return Interval(left.low, higher.high, low_in, higher.high_in)

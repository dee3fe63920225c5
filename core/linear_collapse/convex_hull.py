"""Convex hulls of points with whole coordinates: every comparison is exact."""

from itertools import pairwise

Point = tuple[int, int]


def hull_of(points: list[Point]) -> list[Point]:
    """Return the corners of the convex hull, counterclockwise (Andrew 1979)."""
    ordered = sorted(set(points))
    if len(ordered) <= 2:
        return ordered
    return _half_hull(ordered)[:-1] + _half_hull(ordered[::-1])[:-1]


def _half_hull(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for p in points:
        while len(chain) > 1 and turn(chain[-2], chain[-1], p) <= 0:
            chain.pop()
        chain.append(p)
    return chain


def edges_of(hull: list[Point]) -> list[tuple[Point, Point]]:
    """Return the edges of a hull; one for a segment, none for a point."""
    return list(pairwise(hull + hull[:1] if len(hull) > 2 else hull))


def turn(a: Point, b: Point, p: Point) -> int:
    """Return a positive number if `p` lies left of the way from `a` to `b`."""
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])

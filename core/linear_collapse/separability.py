"""Can a line keep two classes apart? Answered exactly, with a certificate.

Two finite sets in the plane can be kept apart by a line, with no point on it, if and
only if their convex hulls do not meet. If the hulls are apart, then a line at right
angles to an edge's normal or to the difference of two corners separates them: one of
these two is the direction in which the hulls are nearest. If they meet, then a corner
of one lies in a triangle of the other or two edges cross, which shows that no line can
do it (Kirchberger 1903).

Every float is an integer over a power of two, so the coordinates become integers and
no comparison below is rounded.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

Point = tuple[int, int]


class Separation(NamedTuple):
    """The answer and what proves it.

    Attributes:
        separable: Whether a line keeps the classes apart.
        line: (w1, w2, c) with w1 x1 + w2 x2 > c on class 1 and < c on class 0; None if
            there is no such line.
        meeting: The points whose triangle or segments meet those of the other class,
            as (those of class 0, those of class 1), each (k, 2); None if separable.
    """

    separable: bool
    line: tuple[float, float, float] | None = None
    meeting: tuple[Tensor, Tensor] | None = None


def separate(X: Tensor, y: Tensor) -> Separation:
    """Decide whether a line keeps the classes apart.

    Args:
        X: Points, shape (n, 2), finite.
        y: Classes 0 and 1, shape (n,) or (n, 1), both present.

    Raises:
        ValueError: If a point is not finite.
    """
    points, scale = _as_integers(X.double())
    classes = (y.flatten() > 0.5).tolist()
    hulls = [
        hull_of([p for p, one in zip(points, classes, strict=True) if one is which])
        for which in (False, True)
    ]
    for normal in _directions(*hulls):
        low = max(_dot(normal, p) for p in hulls[0])
        high = min(_dot(normal, p) for p in hulls[1])
        if low < high:
            return Separation(True, line=_as_line(normal, low, high, scale))
    meeting = _meeting(*hulls)
    return Separation(False, meeting=tuple(_as_points(part, scale) for part in meeting))


def hull_of(points: list[Point]) -> list[Point]:
    """Return the corners of the convex hull, counterclockwise (Andrew 1979)."""
    ordered = sorted(set(points))
    if len(ordered) == 1:
        return ordered
    return _half_hull(ordered)[:-1] + _half_hull(ordered[::-1])[:-1]


def edges_of(hull: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Return the edges of a hull; of a segment one each way."""
    return list(pairwise([*hull, hull[0]]))


def turn(a: Point, b: Point, p: Point) -> int:
    """Return a positive number if `p` lies left of the way from `a` to `b`."""
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def _half_hull(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for p in points:
        while len(chain) > 1 and turn(chain[-2], chain[-1], p) <= 0:
            chain.pop()
        chain.append(p)
    return chain


def _as_integers(X: Tensor) -> tuple[list[Point], int]:
    """Multiply all coordinates by the power of two that makes them integers."""
    if not X.isfinite().all():
        raise ValueError(f"{int((~X.isfinite()).any(1).sum())} points are not finite")
    ratios = [[v.as_integer_ratio() for v in row] for row in X.tolist()]
    scale = max(d for row in ratios for _, d in row)
    return [tuple(n * (scale // d) for n, d in row) for row in ratios], scale


def _directions(zeros: list[Point], ones: list[Point]) -> Iterator[Point]:
    """Yield normals from class 0 to class 1 that suffice: of edges, between corners."""
    into_ones = [(q, p) for p, q in edges_of(ones)]
    for (x1, x2), (y1, y2) in edges_of(zeros) + into_ones:
        yield y2 - x2, x1 - y1
    for p in zeros:
        for q in ones:
            yield q[0] - p[0], q[1] - p[1]


def _meeting(
    zeros: list[Point], ones: list[Point]
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return the points of either class that prove that the hulls meet."""
    for p in ones:
        if corners := _around(zeros, p):
            return corners, (p,)
    for p in zeros:
        if corners := _around(ones, p):
            return (p,), corners
    return next(
        (edge, other)
        for edge in edges_of(zeros)
        for other in edges_of(ones)
        if turn(*edge, other[0]) * turn(*edge, other[1]) < 0
        and turn(*other, edge[0]) * turn(*other, edge[1]) < 0
    )


def _around(hull: list[Point], p: Point) -> tuple[Point, ...]:
    """Return at most three corners of `hull` with `p` between them; () if none."""
    if p in hull:
        return (p,)
    if len(hull) == 2 and turn(*hull, p) == 0 and hull[0] < p < hull[1]:
        return tuple(hull)
    for a, b in pairwise(hull[1:]):
        corners = (hull[0], a, b)
        if all(turn(*edge, p) >= 0 for edge in edges_of(corners)):
            return corners
    return ()


def _dot(normal: Point, p: Point) -> int:
    return normal[0] * p[0] + normal[1] * p[1]


def _as_line(
    normal: Point, low: int, high: int, scale: int
) -> tuple[float, float, float]:
    """Divide by the largest entry of the normal, so that floats can hold the line."""
    size = max(map(abs, normal))
    w1, w2 = (w / size for w in normal)
    return w1, w2, (low + high) / (2 * size * scale)


def _as_points(points: tuple[Point, ...], scale: int) -> Tensor:
    return torch.tensor([[v / scale for v in p] for p in points], dtype=torch.float64)

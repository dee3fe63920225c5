"""Regions of the plane that h ReLU units tell apart, counted exactly.

Each unit switches on the line w1 x + w2 y + b = 0, and inside a region the network is
one affine function. h lines make at most 1 + h + C(h, 2) regions (Steiner, 1826;
Zaslavsky, 1975; for networks: Pascanu, Montúfar and Bengio, 2014). Lines and points are
integers here, (X, Y, W) standing for the point (X / W, Y / W), so that parallels and
common crossings are found and not guessed.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

from core.mlp import MLP
from core.universal_approximation.pieces import exact

Triple = tuple[int, int, int]


class Region(NamedTuple):
    """A convex region within a window.

    Attributes:
        corners: Its corners in order, homogeneous integers (X, Y, W) with W > 0.
        sides: For each line, 1 where its units' pre-activation is above 0, else 0.
    """

    corners: tuple[Triple, ...]
    sides: tuple[int, ...]


def max_regions(num_lines: int) -> int:
    """Return the most regions of the plane that units can tell apart."""
    return 1 + num_lines + math.comb(num_lines, 2)


def unit_lines(mlp: MLP) -> list[Triple]:
    """Return for each hidden unit of two inputs its (w1, w2, b), scaled to integers."""
    w1, w2 = exact(mlp.W1[0]), exact(mlp.W1[1])
    return [_integers(triple) for triple in zip(w1, w2, exact(mlp.b1), strict=True)]


def _integers(triple: tuple[Fraction, ...]) -> Triple:
    """Scale by a positive factor to integers without a common divisor."""
    scale = math.lcm(*(value.denominator for value in triple))
    return _reduce(*(int(value * scale) for value in triple))


def _reduce(x: int, y: int, w: int) -> Triple:
    divisor = math.gcd(x, y, w) or 1
    return x // divisor, y // divisor, w // divisor


def distinct_lines(lines: Iterable[Triple]) -> list[Triple]:
    """Return the different lines in order, whichever side is positive.

    A unit with both weights 0 has no line.
    """
    reduced = (_reduce(*line) for line in lines if line[0] or line[1])
    return list(dict.fromkeys(max((a, b, c), (-a, -b, -c)) for a, b, c in reduced))


def crossing(first: Triple, second: Triple) -> Triple | None:
    """Return the point on both lines, W > 0, or None for parallels."""
    (a, b, c), (d, e, f) = first, second
    w = a * e - b * d
    if w == 0:
        return None
    sign = 1 if w > 0 else -1
    return _reduce(sign * (b * f - c * e), sign * (c * d - a * f), sign * w)


def crossings(lines: Iterable[Triple]) -> Counter[Triple]:
    """Return every crossing of the different lines and through how many it passes."""
    met: dict[Triple, set[Triple]] = {}
    for pair in combinations(distinct_lines(lines), 2):
        point = crossing(*pair)
        if point is not None:
            met.setdefault(point, set()).update(pair)
    return Counter({point: len(through) for point, through in met.items()})


class Coincidences(NamedTuple):
    """Why lines make fewer regions than they could.

    Attributes:
        without_line: Units that draw none, because both weights are 0.
        repeated: Lines that lie on an earlier one.
        parallels: Whether two different lines are parallel.
        common_point: Whether three or more different lines meet in a point.
    """

    without_line: int
    repeated: int
    parallels: bool
    common_point: bool


def coincidences(lines: Sequence[Triple]) -> Coincidences:
    """Find what keeps the lines of hidden units from making the most regions."""
    different = distinct_lines(lines)
    drawn = sum(1 for line in lines if line[0] or line[1])
    pairs = combinations(different, 2)
    return Coincidences(
        len(lines) - drawn,
        drawn - len(different),
        any(crossing(*pair) is None for pair in pairs),
        any(through > 2 for through in crossings(different).values()),
    )


def count_regions(lines: Sequence[Triple]) -> int:
    """Return the number of regions of the whole plane.

    Sweeping in one line after the other, each adds one region, and one more for each
    crossing with an earlier one: 1 + lines + Σ (lines through a crossing - 1).
    """
    met = crossings(lines)
    return 1 + len(distinct_lines(lines)) + sum(met.values()) - len(met)


def window_regions(lines: Iterable[Triple], reach: int) -> list[Region]:
    """Cut the square [-reach, reach]² by every line into its convex regions."""
    square = (
        (-reach, -reach, 1),
        (reach, -reach, 1),
        (reach, reach, 1),
        (-reach, reach, 1),
    )
    regions = [Region(square, ())]
    for line in lines:
        regions = [part for region in regions for part in _split(region, line)]
    return regions


def _split(region: Region, line: Triple) -> list[Region]:
    """Return the parts of `region` above and below `line` that have an inside."""
    a, b, c = line
    heights = [a * x + b * y + c * w for x, y, w in region.corners]
    if max(heights) <= 0:
        return [region._replace(sides=(*region.sides, 0))]
    if min(heights) >= 0:
        return [region._replace(sides=(*region.sides, 1))]
    return [
        Region(_clip(region.corners, heights, sign), (*region.sides, side))
        for side, sign in ((1, 1), (0, -1))
    ]


def _clip(
    corners: tuple[Triple, ...], heights: list[int], sign: int
) -> tuple[Triple, ...]:
    """Keep the part of a polygon where sign * height >= 0."""
    ring = list(zip(corners, heights, strict=True))
    kept = []
    for (corner, height), (next_corner, next_height) in pairwise([*ring, ring[0]]):
        if sign * height >= 0:
            kept.append(corner)
        if height * next_height < 0:
            s, t = abs(next_height), abs(height)
            mixed = (s * p + t * q for p, q in zip(corner, next_corner, strict=True))
            kept.append(_reduce(*mixed))
    return tuple(kept)


def center(region: Region) -> tuple[float, float]:
    """Return the mean of the corners, a point inside the region."""
    points = [(Fraction(x, w), Fraction(y, w)) for x, y, w in region.corners]
    return tuple(float(sum(axis) / len(points)) for axis in zip(*points, strict=True))

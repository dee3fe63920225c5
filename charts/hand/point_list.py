"""What becomes of a list of points by what a browser told."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from charts.hand.points import Points

Point = tuple[Any, ...]
NEW = -1
"""The number of a point that the browser has not heard of."""


def points_frame(points: Sequence[Point]) -> pd.DataFrame:
    """Tabulate points: x, y, and their kind if they have one."""
    columns = ["x", "y", "kind"][: len(points[0]) if points else 2]
    return pd.DataFrame([point[:3] for point in points], columns=columns)


def after(
    declared: Points, points: Sequence[Point], steps: Sequence[object], rest: Point = ()
) -> tuple[Point, ...]:
    """Return the points after steps that a browser took without an answer.

    Args:
        declared: Their ranges, and how many there may be.
        points: As they are.
        steps: The oldest first, as `changed` takes them. The browser numbers the points
            as they were before the first step.
        rest: What a new point has besides its place.
    """
    points, numbers = tuple(points), list(range(len(points)))
    for told in steps:
        step = _renumbered(told, numbers)
        taken = changed(declared, points, step, rest)
        if taken is None:
            continue
        if len(taken) > len(points):
            numbers.append(NEW)
        elif len(taken) < len(points):
            del numbers[step["gone"]]
        points = taken
    return points


def _renumbered(told: object, numbers: Sequence[int]) -> Mapping[str, Any]:
    """Return a step with the number that its point has by now, {} if it has gone."""
    step = dict(told) if isinstance(told, Mapping) else {}
    for name in {"i", "gone"} & step.keys():
        said = step[name]
        if type(said) is not int or said == NEW or said not in numbers:
            return {}
        step[name] = numbers.index(said)
    return step


def changed(
    declared: Points, points: Sequence[Point], told: object, rest: Point = ()
) -> tuple[Point, ...] | None:
    """Return the points after what a browser told of one, None if that is nothing.

    Args:
        declared: Their ranges, and how many there may be.
        points: As they are.
        told: ``{i, x, y}`` moves a point, ``{x, y}`` adds one, ``{gone}`` takes one
            away; places are clipped to the ranges and laid on their steps.
        rest: What a new point has besides its place.
    """
    if not isinstance(told, Mapping):
        return None
    points = tuple(points)
    if "gone" in told:
        return _without(points, told["gone"], declared.fewest)
    place = declared.x.read(told.get("x")), declared.y.read(told.get("y"))
    if None in place:
        return None
    if "i" not in told:
        return (*points, (*place, *rest)) if len(points) < declared.most else None
    i = told["i"]
    if not _is_index(i, points):
        return None
    return (*points[:i], (*place, *points[i][2:]), *points[i + 1 :])


def _without(
    points: tuple[Point, ...], i: object, fewest: int
) -> tuple[Point, ...] | None:
    if not _is_index(i, points) or len(points) <= fewest:
        return None
    return points[:i] + points[i + 1 :]


def _is_index(i: object, points: Sequence[Point]) -> bool:
    return isinstance(i, int) and not isinstance(i, bool) and 0 <= i < len(points)

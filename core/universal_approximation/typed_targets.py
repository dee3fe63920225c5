"""Targets by name, among them what a reader typed: a formula, or points of a curve."""

import torch

from core.expressions import parse
from core.universal_approximation.poles import refuse_holes, refuse_poles
from core.universal_approximation.smoothness import measure_shape
from core.universal_approximation.splines import natural_spline
from core.universal_approximation.targets import Target, named_targets

FORMULA_REACH = 3.0
MOST_POINTS = 12
MOST_HEIGHT = 100.0
TARGET_NAMES = (*named_targets(), "formula", "points")


def find_target(name: str, formula: str, points: str) -> Target:
    """Return the target `name`; "formula" and "points" are read from the texts.

    Raises:
        ValueError: If the text that is needed says no function.
    """
    if name == "formula":
        return formula_target(formula)
    if name == "points":
        return points_target(points)
    return named_targets()[name]


def formula_target(text: str) -> Target:
    """The function of x that a reader typed, on [-3, 3].

    Raises:
        ValueError: If `text` is no formula, or is no finite number somewhere.
    """
    fn = parse(text)
    refuse_poles(fn, -FORMULA_REACH, FORMULA_REACH)
    refuse_holes(fn, -FORMULA_REACH, FORMULA_REACH)
    shape = measure_shape(fn, -FORMULA_REACH, FORMULA_REACH)
    return Target("formula", -FORMULA_REACH, FORMULA_REACH, fn, shape)


def points_target(text: str) -> Target:
    """The smooth curve through the heights in `text`, above x = 0, 1, 2, ...

    Raises:
        ValueError: If there are not 2 to 12 heights of at most 100 each.
    """
    heights = read_heights(text)
    knots = torch.arange(len(heights), dtype=torch.float64)
    spline = natural_spline(knots, torch.tensor(heights, dtype=torch.float64))
    high = len(heights) - 1
    examples = torch.stack([spline.knots, spline.values], dim=1)
    shape = measure_shape(spline, 0, high)
    return Target("drawn curve", 0, high, spline, shape, examples=examples)


def read_heights(text: str) -> list[float]:
    """Read numbers separated by commas, semicolons or spaces.

    Raises:
        ValueError: As `points_target`.
    """
    words = text.replace(",", " ").replace(";", " ").split()
    try:
        heights = [float(word) for word in words]
    except ValueError as error:
        raise ValueError("the heights are numbers, such as 0, 2, -1, 3") from error
    if not 2 <= len(heights) <= MOST_POINTS:
        raise ValueError(
            f"a curve takes 2 to {MOST_POINTS} points, there are {len(heights)}"
        )
    for height in heights:
        if not abs(height) <= MOST_HEIGHT:
            raise ValueError(
                f"a height lies between -{MOST_HEIGHT:g} and {MOST_HEIGHT:g}, "
                f"not at {height:g}"
            )
    return heights

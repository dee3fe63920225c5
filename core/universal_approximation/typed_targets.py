"""Targets by name, among them what a reader typed: a formula, or points of a curve.

The curve through points is a natural cubic spline (Schoenberg, 1946): over the knots
0, 1, 2, ... with values y, its second derivative m is a straight line between knots and
0 at both ends, ``m_{i-1} + 4 m_i + m_{i+1} = 6 (y_{i-1} - 2 y_i + y_{i+1})``.
"""

from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from core.expressions import parse
from core.universal_approximation.smoothness import measure_shape, sample
from core.universal_approximation.targets import Target, named_targets

FORMULA_REACH = 3.0
MOST_POINTS = 12
MOST_HEIGHT = 100.0
MOST_CELLS, MOST_BUILT = 400, 200
"""Curves are drawn over up to 384 equal cells, networks built on up to 193."""
TARGET_NAMES = (*named_targets(), "formula", "points")


def find_target(name: str, text: str = "") -> Target:
    """Return the target `name`; a "formula" and "points" are read from `text`.

    Raises:
        ValueError: If `text` is needed and is no function.
    """
    if name == "formula":
        return formula_target(text)
    if name == "points":
        return points_target(text)
    return named_targets()[name]


def formula_target(text: str) -> Target:
    """The function of x that a reader typed, on [-3, 3].

    Raises:
        ValueError: If `text` is no formula, or has a pole, or is no finite number where
            a network takes its values, as in the hole of (x² - 1) / (x - 1).
    """
    fn = parse(text)
    shape = measure_shape(fn, -FORMULA_REACH, FORMULA_REACH)
    sample(fn, _places())
    return Target("formula", -FORMULA_REACH, FORMULA_REACH, fn, shape)


@cache
def _places() -> Tensor:
    """Return edges and middles of up to `MOST_CELLS` equal cells, in order."""
    low, high, places = -FORMULA_REACH, FORMULA_REACH, []
    for num_cells in range(1, MOST_CELLS + 1):
        edges = torch.linspace(low, high, num_cells + 1, dtype=torch.float64)
        places.append(edges)
        if num_cells <= MOST_BUILT:
            places.append((edges[:-1] + edges[1:]) / 2)
    return torch.cat(places).unique()


def points_target(text: str) -> Target:
    """The smooth curve through the heights in `text`, above x = 0, 1, 2, ...

    Raises:
        ValueError: If there are not 2 to 12 heights of at most 100 each.
    """
    heights = torch.tensor(read_heights(text), dtype=torch.float64)
    spline, high = natural_spline(heights), len(heights) - 1
    knots = torch.arange(len(heights), dtype=torch.float64)
    examples = torch.stack([knots, heights], dim=1)
    shape = measure_shape(spline, 0, high)
    return Target("drawn curve", 0, high, spline, shape, examples=examples)


def read_heights(text: str) -> list[float]:
    """Read numbers separated by commas, semicolons or spaces.

    Raises:
        ValueError: As `points_target`.
    """
    heights = read_numbers(text)
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


def read_numbers(text: str) -> list[float]:
    """Read numbers separated by commas, semicolons or spaces.

    Raises:
        ValueError: If something else is among them.
    """
    words = text.replace(",", " ").replace(";", " ").split()
    try:
        return [float(word) for word in words]
    except ValueError as error:
        raise ValueError("the heights are numbers, such as 0, 0.5, -1") from error


class Spline(NamedTuple):
    """A natural cubic spline over the knots 0, 1, 2, ...; callable on x of any shape.

    Attributes:
        values: The curve at the knots, shape (n,).
        second_derivatives: Its second derivative there, shape (n,).
    """

    values: Tensor
    second_derivatives: Tensor

    def __call__(self, x: Tensor) -> Tensor:
        """Value at `x`; outside the knots the end pieces go on."""
        y, m = self
        i = x.floor().long().clamp(0, len(y) - 2)
        right = x - i
        left = 1 - right
        bend = (left**3 - left) * m[i] + (right**3 - right) * m[i + 1]
        return left * y[i] + right * y[i + 1] + bend / 6


def natural_spline(values: Tensor) -> Spline:
    """Return the natural cubic spline through `values`, shape (n,), n at least 2."""
    m = torch.zeros_like(values)
    if len(values) > 2:
        ones = torch.ones(len(values) - 3, dtype=values.dtype)
        system = torch.diag(torch.full_like(values[2:], 4))
        system += torch.diag(ones, 1) + torch.diag(ones, -1)
        m[1:-1] = torch.linalg.solve(system, 6 * values.diff(n=2))
    return Spline(values, m)

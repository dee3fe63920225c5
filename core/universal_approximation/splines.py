"""The smooth curve through given points: a natural cubic spline.

Its second derivative m is a straight line between knots and 0 at both ends, so the
largest |m| over the knots is the largest curvature anywhere (Schoenberg, 1946; de Boor,
"A Practical Guide to Splines", chapter IV). With h_i the distance between knots,
``h_{i-1} m_{i-1} + 2 (h_{i-1} + h_i) m_i + h_i m_{i+1} = 6 (s_i - s_{i-1})``.
"""

from typing import NamedTuple

import torch
from torch import Tensor


class Spline(NamedTuple):
    """A natural cubic spline; callable on x of any shape.

    Attributes:
        knots: Increasing abscissas, shape (n,).
        values: The curve at the knots, shape (n,).
        curvatures: Its second derivative at the knots, shape (n,).
    """

    knots: Tensor
    values: Tensor
    curvatures: Tensor

    def __call__(self, x: Tensor) -> Tensor:
        """Value at `x`; outside the knots the end pieces go on."""
        last = len(self.knots) - 2
        i = (torch.searchsorted(self.knots, x, right=True) - 1).clamp(0, last)
        width = self.knots[i + 1] - self.knots[i]
        right = (x - self.knots[i]) / width
        left = 1 - right
        line = left * self.values[i] + right * self.values[i + 1]
        bend = (left**3 - left) * self.curvatures[i]
        bend = bend + (right**3 - right) * self.curvatures[i + 1]
        return line + width**2 / 6 * bend


def natural_spline(knots: Tensor, values: Tensor) -> Spline:
    """Return the natural cubic spline through the points (`knots`, `values`).

    Raises:
        ValueError: If there are fewer than 2 points or the knots do not increase.
    """
    if len(knots) < 2:
        raise ValueError(f"a curve needs at least 2 points, there are {len(knots)}")
    widths = knots.diff()
    if not (widths > 0).all():
        raise ValueError("the points have to run from left to right, one above an x")
    curvatures = torch.zeros_like(values)
    if len(knots) > 2:
        slopes = values.diff() / widths
        system = torch.diag(2 * (widths[:-1] + widths[1:]))
        system += torch.diag(widths[1:-1], 1) + torch.diag(widths[1:-1], -1)
        curvatures[1:-1] = torch.linalg.solve(system, 6 * slopes.diff())
    return Spline(knots, values, curvatures)

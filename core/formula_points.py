"""Own data by a formula in x1 and x2: class 1 lies above it, class 0 below.

``x2 - sin(2 x1)`` puts class 1 above a wave, ``1 - x1**2 - x2**2`` inside a circle.
"Above" means that the formula is greater than 0.
"""

import torch

from core.expressions import parse
from core.toy_data import Points

VARIABLES = ("x1", "x2")
HALF_WIDTH = 2.5


def formula_points(
    text: str, num_points: int, noise: float, *, generator: torch.Generator
) -> Points:
    """Draw points of the square from -2.5 to 2.5 and label them by a formula.

    Places are drawn first, then the noise, which moves the points after they got their
    labels.

    Raises:
        ValueError: If it is no formula, is not a number somewhere among the points, or
            puts them all on one side.
    """
    formula = parse(text, VARIABLES)
    X = (torch.rand(num_points, 2, generator=generator) * 2 - 1) * HALF_WIDTH
    value = formula(*X.unbind(dim=1))
    bad = value.isnan()
    if bad.any():
        x1, x2 = X[bad][0].tolist()
        raise ValueError(
            f"{formula.text} is not a number at {int(bad.sum())} of {num_points} "
            f"points, such as x1 = {x1:.2f}, x2 = {x2:.2f}"
        )
    y = (value > 0).float().unsqueeze(1)
    if y.min() == y.max():
        side = "above" if y.max() == 1 else "not above"
        raise ValueError(
            f"all {num_points} points lie where {formula.text} is {side} 0: there is "
            "only one class"
        )
    return X + noise * torch.randn(num_points, 2, generator=generator), y

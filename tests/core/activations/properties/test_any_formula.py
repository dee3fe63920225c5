import math

import pytest
import torch

from core.activations import find
from core.activations.properties import Properties, properties_of
from core.activations.properties.wording import (
    extreme_words,
    range_words,
    saturation_words,
)

NASTY = [
    "x^x",
    "abs(x)^x",
    "abs(x)^0.1",
    "1/x^100",
    "1e200*x",
    "1/0",
    "x/x",
    "log(-1 - x^2)",
    "log(sin(x))",
    "sqrt(sin(50x))",
    "1/sin(x)",
    "tan(exp(x))",
    "x*sin(1/x)",
    "tanh(1e9x)",
    "exp(-1/x^2)",
    "exp(x)/exp(x)",
    "log(exp(x) - 1)",
    "where(sin(50x) > 0, x, -x)",
    "where(x == 0, 1/0, x)",
    "where(x < 1e-6, x, 1)^(1/3)",
    "cosh(relu(x)/sin(pi))",
    "max(tan(x), 1/x, sqrt(x))",
    "elu(exp(x^3)) - gelu(1/x)",
]
X = torch.cat([
    torch.linspace(-20, 20, 3001),
    torch.linspace(-0.051, 0.051, 3001),
]).double()  # fmt: skip


def row_of(text: str) -> Properties | None:
    try:
        return properties_of(find(text))
    except ValueError as error:
        if "is nowhere a finite number" not in str(error):
            raise
        return None


@pytest.mark.parametrize("text", NASTY)
def test_a_row_of_any_formula_has_words_and_a_range_with_all_its_values(text: str):
    row, y = row_of(text), find(text).fn(X)

    y = y[y.isfinite()]
    if row is None:
        assert not len(y)
        return
    assert range_words(row.range)
    assert all(map(extreme_words, (row.minimum, row.max_slope)))
    assert saturation_words(row)
    assert row.monotone in ("rising", "falling", "constant", "no")
    bounds = [b for i in row.range for b in i[:2] if math.isfinite(b)]
    room = 1e-6 * max([1.0, *map(abs, bounds)])
    inside = torch.zeros_like(y, dtype=torch.bool)
    for i in row.range:
        inside |= (y >= i.low - room) & (y <= i.high + room)
    assert inside.all()

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
    "x^(1/3)",
    "x^-0.5",
    "abs(x)^0.1",
    "(x - 1)^15",
    "1/x^100",
    "1/(1e-300 + x^2)",
    "1e200*x",
    "1e-300*x",
    "1e308*x^2",
    "9**9**9*x",
    "0/0",
    "1/0",
    "x/x",
    "sqrt(x - x)",
    "log(-1 - x^2)",
    "log(log(log(x)))",
    "log(sin(x))",
    "sqrt(sin(50x))",
    "1/sin(x)",
    "tan(100/x)",
    "tan(exp(x))",
    "x*sin(1/x)",
    "sin(exp(exp(x)))",
    "sin(1e9x)",
    "tanh(1e9x)",
    "tanh(1e12x - 5e9)",
    "exp(1/x)",
    "exp(-1/x^2)",
    "exp(exp(exp(x)))",
    "exp(x)/exp(x)",
    "exp(x)*exp(-x)",
    "sinh(x) - cosh(x)",
    "atan(log(1 + exp(x)))",
    "log(exp(x) - 1)",
    "sign(sin(100x))",
    "where(sin(300x) > 0, x, -x)",
    "where(x == 0, 1/0, x)",
    "where(x > 0, log(x), 1/0)",
    "where(x > 999, 1/0, x)",
    "where(x < 1e-6, x, 1)^(1/3)",
    "cosh(relu(x)/sin(pi))",
    "relu(sinh(x)) + elu(x) + 1e-6/x",
    "max(tan(x), 1/x, sqrt(x))",
    "clip(1e9(x - 0.005), 0, 1)",
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
def test_no_formula_raises_anything_but_that_it_is_nowhere_a_number(text: str):
    row = row_of(text)

    if row is not None:
        assert range_words(row.range)
        assert all(map(extreme_words, (row.minimum, row.maximum, row.max_slope)))
        assert saturation_words(row)
        assert row.monotone in ("rising", "falling", "constant", "no")


@pytest.mark.parametrize("text", NASTY)
def test_the_range_of_a_formula_has_all_its_values(text: str):
    row, y = row_of(text), find(text).fn(X)

    y = y[y.isfinite()]
    intervals = () if row is None else row.range
    bounds = [b for i in intervals for b in i[:2] if math.isfinite(b)]
    room = 1e-6 * max([1.0, *map(abs, bounds)])
    inside = torch.zeros_like(y, dtype=torch.bool)
    for i in intervals:
        inside |= (y >= i.low - room) & (y <= i.high + room)
    assert inside.all()

import math

import pytest

from core.activations import find
from core.activations.properties import properties_of


def below(x: float) -> float:
    return math.erfc(-x / math.sqrt(2)) / 2


@pytest.mark.parametrize(
    ("text", "mean"),
    [
        ("where(x > 0.0123, 1, 0)", 1 - below(0.0123)),
        ("tanh(10000x - 50)", 1 - 2 * below(0.005)),
        ("abs(x - 1/3)", 2 * math.exp(-1 / 18) / math.sqrt(2 * math.pi)
         + (2 * below(1 / 3) - 1) / 3),
        ("sqrt(abs(x))", 2**0.25 * math.gamma(0.75) / math.sqrt(math.pi)),
        ("exp(x^2/4)", math.sqrt(2)),
        ("cos(10x)", math.exp(-50)),
        ("sin(x)/x", math.sqrt(math.pi / 2) * math.erf(1 / math.sqrt(2))),
        ("1e200*x", 0),
    ],
)  # fmt: skip
def test_a_mean_has_the_value_of_its_integral(text: str, mean: float):
    assert properties_of(find(text)).mean_output == pytest.approx(
        mean, rel=1e-6, abs=1e-6
    )


@pytest.mark.parametrize(
    "text",
    [
        "1/x",
        "exp(x^2/2)",
        "log(x)",
        "where(x < 5, x, 1/0)",
        "sin(1/x)/x",
    ],
)
def test_where_there_is_no_integral_there_is_no_mean(text: str):
    row = properties_of(find(text))

    assert math.isnan(row.mean_output)
    assert not row.zero_centred

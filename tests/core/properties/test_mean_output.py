import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import fabs, inf, log, mpf, quad, sqrt

from core.activations import find
from core.properties import properties_of
from tests.core.activations.activation_reference import normal_density

EULER = 0.5772156649015329


def below(x: float) -> float:
    return math.erfc(-x / math.sqrt(2)) / 2


@pytest.mark.parametrize(
    ("text", "mean"),
    [
        ("where(x > 1/3, 1, 0)", 1 - below(1 / 3)),
        ("where(x > 0.0123, 1, 0)", 1 - below(0.0123)),
        ("where(sin(50x) > 0, 1, 0)", 0.5),
        ("clip(10000(x - 0.005), 0, 1)", 1 - below(0.00505)),
        ("tanh(10000x - 50)", 1 - 2 * below(0.005)),
        ("max(0, x)", 1 / math.sqrt(2 * math.pi)),
        ("abs(x - 1/3)", 2 * math.exp(-1 / 18) / math.sqrt(2 * math.pi)
         + (2 * below(1 / 3) - 1) / 3),
        ("log(abs(x))", -(EULER + math.log(2)) / 2),
        ("1/sqrt(abs(x))", 2**-0.25 * math.gamma(0.25) / math.sqrt(math.pi)),
        ("abs(x)^(-0.9)", 2**-0.45 * math.gamma(0.05) / math.sqrt(math.pi)),
        ("sqrt(abs(x))", 2**0.25 * math.gamma(0.75) / math.sqrt(math.pi)),
        ("exp(x)", math.exp(0.5)),
        ("exp(x^2/4)", math.sqrt(2)),
        ("cos(10x)", math.exp(-50)),
        ("sin(x)^2", (1 - math.exp(-2)) / 2),
        ("x^10", 945),
        ("sin(x)/x", math.sqrt(math.pi / 2) * math.erf(1 / math.sqrt(2))),
        ("1e200*x", 0),
        # E log(1 + exp(βx)) / β = 1/√(2π) + φ(0) π²/(6 β²) + ...
        ("log(1 + exp(1000x))/1000",
         (1 + math.pi**2 / 6e6) / math.sqrt(2 * math.pi)),
        ("(1 - exp(-200x))/(1 + exp(-200x))", 0),
        ("(1 - exp(1/x))/(1 + exp(1/x))", None),
    ],
)  # fmt: skip
def test_a_mean_has_the_value_of_its_integral(text: str, mean: float | None):
    found = properties_of(find(text)).mean_output

    if mean is None:
        assert math.isnan(found)
    else:
        assert found == pytest.approx(mean, rel=1e-7, abs=5e-8)


@given(st.floats(-3, 3))
@settings(max_examples=20, deadline=None)
def test_a_jump_anywhere_is_integrated_up_to(place: float):
    found = properties_of(find(f"where(x > ({place:.12f}), 1, 0)"))

    assert found.mean_output == pytest.approx(1 - below(place), abs=1e-8)


@pytest.mark.parametrize(
    ("text", "fn", "poles"),
    [
        ("log(abs(x - 1/3))", lambda x: log(fabs(x - mpf(1) / 3)), [mpf(1) / 3]),
        ("log(abs(x - 0.3))", lambda x: log(fabs(x - mpf("0.3"))), [mpf("0.3")]),
        ("log(abs(x^2 - 2))", lambda x: log(fabs(x**2 - 2)), [-sqrt(2), sqrt(2)]),
        ("1/sqrt(abs(x - 0.005))", lambda x: 1 / sqrt(fabs(x - mpf("0.005"))),
         [mpf("0.005")]),
    ],
)  # fmt: skip
def test_a_pole_that_can_be_integrated_is(text: str, fn, poles: list):
    exact = quad(lambda x: fn(x) * normal_density(x), [-inf, -8, *poles, 8, inf])

    assert properties_of(find(text)).mean_output == pytest.approx(
        float(exact), abs=5e-7
    )


@pytest.mark.parametrize(
    "text",
    [
        "1/x",
        "1/x^2",
        "1/(x - 1/3)",
        "1/(x^2 - 2)",
        "1/sin(x)",
        "tan(x)",
        "exp(1/x)",
        "exp(x^2)",
        "exp(x^2/2)",
        "exp(exp(x))",
        "log(x)",
        "sqrt(1 - x^2)",
        "where(x < 5, x, 1/0)",
    ],
)
def test_where_there_is_no_integral_there_is_no_mean(text: str):
    row = properties_of(find(text))

    assert math.isnan(row.mean_output)
    assert not row.zero_centred

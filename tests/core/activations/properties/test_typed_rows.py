import math

import pytest

from core.activations import find
from core.activations.properties import Interval, Properties, properties_of
from core.activations.properties.wording import (
    extreme_words,
    range_words,
    saturation_words,
)

# cosh² u = 100, where tanh′ u = 1 / cosh² u is a hundredth of its largest.
TANH_RESTS = math.acosh(10)


def row_of(text: str) -> Properties:
    return properties_of(find(text))


@pytest.mark.parametrize(
    ("text", "words", "monotone", "minimum", "max_slope", "rests"),
    [
        ("max(0, x)", "[0, 20]", "rising", "0 at −20 ≤ x ≤ 0", "1 at 0 < x ≤ 20",
         "x < 0"),
        ("1/(1 + exp(-x))", "[2.061e−09, 1]", "rising", "2.061e−09 at x = −20",
         "0.25 at x = 0", "|x| > 5.986"),
        ("where(|x| > 0.5, x, 0)", "[−20, −0.5) ∪ {0} ∪ (0.5, 20]", "rising",
         "−20 at x = −20", "1 at −20 ≤ x < −0.5 and 0.5 < x ≤ 20", "nowhere"),
        ("where(x > 0, 1, 0)", "{0} ∪ {1}", "rising", "0 at −20 ≤ x ≤ 0",
         "0 at −20 ≤ x < 0 and 0 < x ≤ 20", "everywhere"),
        ("exp(-x^2)", "[1.915e−174, 1]", "no", "1.915e−174 at x = −20 and x = 20",
         "0.8578 at x = −0.7071", "|x| > 2.526"),
        ("-x", "[−20, 20]", "falling", "−20 at x = 20", "−1 at −20 ≤ x ≤ 20",
         "nowhere"),
        ("sin(x)^2 + cos(x)^2", "{1}", "constant", "1 at −20 ≤ x ≤ 20",
         "0 at −20 ≤ x ≤ 20", "everywhere"),
        ("x*sin(x)", "[−17.31, 18.26]", "no", "−17.31 at x = −17.34 and x = 17.34",
         "18.95 at x = 18.95", "nowhere"),
        ("1e200*x", "[−2e+201, 2e+201]", "rising", "−2e+201 at x = −20",
         "1e+200 at −20 ≤ x ≤ 20", "nowhere"),
    ],
)  # fmt: skip
def test_a_typed_formula_has_its_row_on_an_interval(
    text, words, monotone, minimum, max_slope, rests
):
    row = row_of(text)

    assert row.domain == Interval(-20, 20, low_in=True, high_in=True)
    assert range_words(row.range) == words
    assert row.monotone == monotone
    assert extreme_words(row.minimum) == minimum
    assert extreme_words(row.max_slope) == max_slope
    assert saturation_words(row) == rests
    assert math.isnan(row.left)
    assert math.isnan(row.right)


@pytest.mark.parametrize(
    ("text", "words", "minimum"),
    [
        ("log(x)", "(−∞, 2.996]", "−∞"),
        ("1/x", "(−∞, −0.05] ∪ [0.05, ∞)", "−∞"),
        ("exp(exp(x))", "[1, ∞)", "1 at x = −20"),
        ("sqrt(x)", "[0, 4.472]", "0 at x = 0"),
        ("sqrt(2 - x^2)", "[0, 1.414]", "0 at x = −1.414 and x = 1.414"),
        ("where(x == 0, 5, 0)", "{0} ∪ {5}", "0 at −20 ≤ x < 0 and 0 < x ≤ 20"),
        ("where(x < 5, x, 1/0)", "[−20, 5)", "−20 at x = −20"),
        ("sin(x)/x", "[−0.2172, 1)", "−0.2172 at x = −4.493 and x = 4.493"),
        ("x/x", "{1}", "1 at −20 ≤ x < 0 and 0 < x ≤ 20"),
    ],
)
def test_a_formula_with_gaps_and_poles_has_a_row(text: str, words: str, minimum: str):
    row = row_of(text)

    assert range_words(row.range) == words
    assert extreme_words(row.minimum) == minimum


def test_a_formula_that_is_nowhere_a_number_has_no_row():
    with pytest.raises(ValueError, match="nowhere a finite number from −20 to 20"):
        row_of("sqrt(x - 100)")


@pytest.mark.parametrize(
    ("k", "c"),
    [(100, 0), (1000, 5), (1_000_000, 0)],
)
def test_a_steep_tanh_has_the_row_of_a_tanh(k: int, c: int):
    row = row_of(f"tanh({k}x - {c})")

    assert range_words(row.range) == "[−1, 1]"
    assert row.monotone == "rising"
    assert (row.jumps, row.kinks) == ((), ())
    assert row.max_slope.value == pytest.approx(k, rel=1e-9)
    assert row.max_slope.places[0].low == pytest.approx(c / k, abs=1e-6)
    assert row.saturates_below == pytest.approx((c - TANH_RESTS) / k, abs=1e-8)
    assert row.saturates_above == pytest.approx((c + TANH_RESTS) / k, abs=1e-8)


def test_a_ramp_between_two_samples_has_its_kinks_and_its_slope():
    row = row_of("clip(10000(x - 0.005), 0, 1)")

    assert range_words(row.range) == "[0, 1]"
    assert row.monotone == "rising"
    assert row.kinks == pytest.approx((0.005, 0.0051))
    assert extreme_words(row.max_slope) == "1e+04 at 0.005 < x < 0.0051"
    assert extreme_words(row.minimum) == "0 at −20 ≤ x ≤ 0.005"
    assert (row.saturates_below, row.saturates_above) == pytest.approx((0.005, 0.0051))


def test_a_bump_between_two_samples_has_its_peak():
    row = row_of("exp(-(1000x - 5)^2)")

    assert row.range[0].high == 1
    assert row.steepest == pytest.approx(1000 * math.sqrt(2 / math.e), rel=1e-9)

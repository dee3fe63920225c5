import math

import pytest

from core.activations import ACTIVATIONS, find
from core.properties import Interval, properties_of
from core.properties.intervals import union
from core.properties.limits import TO_INFINITY, settle
from core.properties.wording import (
    extreme_words,
    range_words,
)
from tests.core.properties.truth import limit


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("max(0, x)", "relu"),
        ("1/(1 + exp(-x))", "sigmoid"),
        ("where(x > 0, x, exp(x) - 1)", "elu"),
        ("where(|x| > 0.5, x, 0)", "hardshrink"),
        ("clip(x, -1, 1)", "hardtanh"),
        ("x/(1 + exp(-x))", "silu"),
        ("where(x > 0, 1, 0)", "step"),
        ("exp(-x^2)", "gaussian"),
    ],
)
def test_a_typed_formula_gets_the_row_of_the_function_it_is(text: str, key: str):
    own, known = properties_of(find(text)), properties_of(ACTIVATIONS[key])

    assert range_words(own.range) == range_words(known.range)
    assert own.jumps == pytest.approx(known.jumps)
    assert own.kinks == pytest.approx(known.kinks)
    assert own.monotone == known.monotone
    assert extreme_words(own.max_slope) == extreme_words(known.max_slope)
    assert own.mean_output == pytest.approx(known.mean_output)


@pytest.mark.parametrize(
    ("text", "words", "left", "right"),
    [
        ("log(x)", "(−∞, ∞)", "none", "∞"),
        ("1/x", "(−∞, 0) ∪ (0, ∞)", 0, 0),
        ("sqrt(x)", "[0, ∞)", "none", "∞"),
        ("x^2", "[0, ∞)", "∞", "∞"),
        ("exp(x)", "(0, ∞)", 0, "∞"),
        ("3", "{3}", 3, 3),
        ("sqrt(1 - x^2)", "[0, 1]", "none", "none"),
        ("where(x == 0, 5, 0)", "{0} ∪ {5}", 0, 0),
    ],
)
def test_formulas_with_gaps_have_a_row(text: str, words: str, left, right):
    row = properties_of(find(text))

    assert range_words(row.range) == words
    assert (left, right) == (limit(row.left), limit(row.right))


def test_a_formula_that_is_nowhere_a_number_has_no_row():
    with pytest.raises(ValueError, match="nowhere a finite number"):
        properties_of(find("sqrt(-1 - x^2)"))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1.0, 0.1, 0.01, 0.001, 0.0001], 0.0),
        ([1.5, 1.125, 1.03125, 1.0078125, 1.001953125], 1.0),
        ([1.0, 2.0, 3.0, 4.0, 5.0], math.inf),
        ([-1.0, -10.0, -100.0, -1e3, -1e4], -math.inf),
        ([1.0, -1.0, 1.0, -1.0, 1.0], math.nan),
        ([1.0, 2.0, math.nan, 1.0, 2.0], math.nan),
        ([2.0, 2.0, 2.0, 2.0, 2.0], 2.0),
        ([1 + 1 / k for k in range(3, 14, 2)], 1.0),
        ([math.log(k) for k in range(3, 14, 2)], math.inf),
        ([0.6**k for k in range(6)], 0.0),
    ],
)
def test_a_sequence_settles_grows_or_does_neither(values, expected):
    assert settle(values) == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("omega", [k / 10 for k in range(1, 101)])
def test_no_frequency_of_the_sine_is_mistaken_for_a_limit(omega: float):
    fn, _ = ACTIVATIONS["sine"].with_settings(omega=omega)

    assert math.isnan(settle(fn(TO_INFINITY).tolist()))


def test_intervals_merge_only_where_no_number_is_missing():
    half_open = Interval(0, 1, True, False)

    assert union([half_open, Interval(1, 2, True, True)]) == (
        Interval(0, 2, True, True),
    )
    assert len(union([half_open, Interval(1, 2, False, True)])) == 2
    assert union([Interval(1, 1, True, True), half_open]) == (
        Interval(0, 1, True, True),
    )

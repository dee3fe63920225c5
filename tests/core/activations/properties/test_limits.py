import math

import pytest

from core.activations import ACTIVATIONS, find
from core.activations.properties.intervals import Interval, union
from core.activations.properties.limits import far_limit, look_at, settle


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.1, 0.01, 0.001, 0.0001], 0.0),
        ([1.125, 1.03125, 1.0078125, 1.001953125], 1.0),
        ([2.0, 3.0, 4.0, 5.0], math.inf),
        ([-10.0, -100.0, -1e3, -1e4], -math.inf),
        ([-1.0, 1.0, -1.0, 1.0], math.nan),
        ([1.0, 2.0, 4.0, math.nan], math.nan),
        ([1.0, 2.0, 4.0, math.inf], math.nan),
        ([2.0, 2.0, 2.0, 2.0], 2.0),
        ([0.6**k for k in range(4)], 0.0),
    ],
)
def test_a_sequence_settles_grows_or_does_neither(values, expected):
    assert settle(values) == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize(
    ("text", "x", "sides"),
    [
        ("abs(x)", 0.0, (0, 0, 0)),
        ("where(x > 1, x, 0)", 1.0, (0, 0, 1)),
        ("sqrt(x)", 0.0, (math.nan, 0, 0)),
        ("sqrt(3 - x^2)", math.sqrt(3), (0, 0, math.nan)),
        ("1/x", 0.0, (-math.inf, math.inf, math.inf)),
        ("log(abs(x))", 0.0, (-math.inf, -math.inf, -math.inf)),
        ("x*log(abs(x))", 0.0, (0, math.nan, 0)),
        ("sin(1/x)", 0.0, (math.nan, math.nan, math.nan)),
    ],
)
def test_a_function_has_a_limit_on_either_side_of_a_place(text, x, sides):
    (found,) = look_at(find(text).fn, [x])

    assert found == pytest.approx(sides, nan_ok=True)


def test_a_wave_has_no_limit():
    assert math.isnan(far_limit(ACTIVATIONS["sine"].fn, math.inf))


def test_intervals_merge_only_where_no_number_is_missing():
    half_open = Interval(0, 1, True, False)

    assert union([half_open, Interval(1, 2, True, True)]) == (
        Interval(0, 2, True, True),
    )
    assert len(union([half_open, Interval(1, 2, False, True)])) == 2
    assert union([Interval(1, 1, True, True), half_open]) == (
        Interval(0, 1, True, True),
    )

import math

import pytest

from core.activation_gallery.own import weakest_slope
from core.activations import find


@pytest.mark.parametrize(
    "formula",
    ["where(x > 0, x, 0.1x)", "x + sin(x)/2", "|x|", "where(x < 3, -x, -3)-x"],
)
def test_a_function_that_bends_and_stops_no_gradient_is_found(formula: str):
    assert weakest_slope(find(formula)).is_enough


@pytest.mark.parametrize(
    ("text", "x", "slope"),
    [("relu", -19.995, 0.0), ("x^2", -0.005, -0.01), ("tanh", -19.995, 0.0)],
)
def test_where_least_passes_is_named(text: str, x: float, slope: float):
    passing = weakest_slope(find(text))

    assert passing.x == pytest.approx(x)
    assert passing.slope == pytest.approx(slope, abs=1e-12)
    assert passing.bends
    assert not passing.is_enough


def test_a_straight_line_passes_all_and_is_not_enough():
    passing = weakest_slope(find("2x + 1"))

    assert (passing.slope, passing.bends, passing.is_enough) == (2, False, False)


def test_where_a_formula_is_undefined_it_lets_nothing_through():
    passing = weakest_slope(find("log(x)"))

    assert math.isnan(passing.slope)
    assert passing.x < 0
    assert not passing.is_enough

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.universal_approximation.typed_targets import (
    formula_target,
    natural_spline,
    points_target,
    read_heights,
)


def test_a_formula_becomes_a_target_with_its_measured_shape():
    target = formula_target("2x + sin(x)")

    assert target(torch.tensor([0.0, math.pi / 2])).tolist() == pytest.approx(
        [0, math.pi + 1]
    )
    assert target.shape == pytest.approx((3, 1, 0), rel=1e-3)


def test_points_are_met_at_0_1_2():
    target = points_target("0, 2; -1 3")

    assert (target.low, target.high) == (0, 3)
    assert target(torch.arange(4).double()).tolist() == pytest.approx([0, 2, -1, 3])
    assert target.examples.tolist() == [[0, 0], [1, 2], [2, -1], [3, 3]]


@pytest.mark.parametrize("text", ["", "1", ",", "1 2 " * 7, "a, b", "1, nan", "1, inf"])
def test_texts_that_are_no_curve_are_refused(text):
    with pytest.raises(ValueError, match=r"points|numbers|height"):
        points_target(text)


def test_a_height_beyond_100_is_refused_with_its_value():
    with pytest.raises(ValueError, match="not at 101"):
        read_heights("0, 101")


@pytest.mark.parametrize("text", ["1/x", "log(x)", "10^9 x", "x +", "y", "sqrt(x)"])
def test_formulas_without_a_value_everywhere_are_refused(text):
    with pytest.raises(ValueError, match=r"x|y|formula"):
        formula_target(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1/(x-1)", "1"),
        ("1e-4/(x-0.1234)^2", r"0\.123"),
        ("log(abs(x-1))", "1"),
        ("tan(x)", r"-?1\.57"),
    ],
)
def test_a_pole_between_the_points_of_the_grid_is_refused(text, place):
    with pytest.raises(ValueError, match=rf"near x = {place} .*without end"):
        formula_target(text)


@pytest.mark.parametrize("text", ["sin(x-1)/(x-1)", "(x^2-4)/(x-2)", "0/(x-0.3)"])
def test_a_hole_that_a_network_would_be_built_on_is_refused(text):
    with pytest.raises(ValueError, match="the value is nan"):
        formula_target(text)


@pytest.mark.parametrize(
    "text",
    [
        "abs(x-1)^(1/8)", "where(x > 0.123, 40, 1)", "tanh(1000x - 100)", "sin(30x)",
        "where(x < -1, 0, where(x < 0.7, 1, 3))", "exp(5x)/10", "abs(abs(x) - 1)",
        "0 x", "1e-9 x",
    ],
)  # fmt: skip
def test_jumps_cusps_and_steep_slopes_are_no_poles(text):
    target = formula_target(text)

    assert target(target.grid(99)).isfinite().all()


@pytest.mark.parametrize("text", ["abs(x-1)^(1/8)", "abs(x)^(1/12)"])
def test_a_cusp_is_no_jump(text):
    assert formula_target(text).shape == (math.inf, math.inf, 0)


@settings(max_examples=25)
@given(st.lists(st.floats(-100, 100), min_size=2, max_size=12))
def test_any_heights_make_a_finite_curve(heights):
    target = points_target(" ".join(map(repr, heights)))

    assert target(target.grid(65)).isfinite().all()


def heights(*values: float) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def test_the_spline_through_0_1_0_by_hand():
    spline = natural_spline(heights(0, 1, 0))

    # One unknown: 4 m = 6 (0 - 2 + 0), so m = -3.
    assert spline.second_derivatives.tolist() == [0, -3, 0]
    # At 1/2: (0 + 1) / 2 + 1/6 (1/8 - 1/2) (-3)
    assert spline(heights(0.5)).item() == pytest.approx(0.5 + 0.1875)


@settings(max_examples=25)
@given(st.lists(st.floats(-100, 100), min_size=2, max_size=12))
def test_a_spline_meets_its_points_and_bends_without_a_kink(values):
    knots = torch.arange(len(values), dtype=torch.float64)
    spline = natural_spline(heights(*values))

    torch.testing.assert_close(spline(knots), spline.values, rtol=0, atol=1e-9)
    inner, shift = knots[1:-1], 1e-5
    left = (spline(inner) - spline(inner - shift)) / shift
    right = (spline(inner + shift) - spline(inner)) / shift
    torch.testing.assert_close(left, right, rtol=0, atol=0.05)

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.universal_approximation.splines import natural_spline

HEIGHTS = st.lists(st.floats(-100, 100), min_size=2, max_size=12)


def line(*values: float) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def test_the_spline_through_0_1_0_by_hand():
    spline = natural_spline(line(0, 1, 2), line(0, 1, 0))

    # One unknown: 2 (1 + 1) m = 6 (-1 - 1), so m = -3.
    assert spline.curvatures.tolist() == [0, -3, 0]
    # At 1/2: (0 + 1) / 2 + 1/6 (1/8 - 1/2) (-3)
    assert spline(line(0.5)).item() == pytest.approx(0.5 + 0.1875)


@settings(deadline=None)
@given(HEIGHTS)
def test_a_spline_meets_its_points_and_bends_without_a_kink(heights):
    knots = torch.arange(len(heights), dtype=torch.float64)
    spline = natural_spline(knots, line(*heights))

    torch.testing.assert_close(spline(knots), spline.values, rtol=0, atol=1e-9)
    inner, shift = knots[1:-1], 1e-5
    left = (spline(inner) - spline(inner - shift)) / shift
    right = (spline(inner + shift) - spline(inner)) / shift
    torch.testing.assert_close(left, right, rtol=0, atol=0.05)


def test_two_points_make_a_line():
    assert natural_spline(line(0, 2), line(1, 5))(line(1)).item() == 3


@pytest.mark.parametrize("knots", [(0, 0, 1), (0, 2, 1)])
def test_points_above_one_another_or_out_of_order_are_refused(knots):
    with pytest.raises(ValueError, match="from left to right"):
        natural_spline(line(*knots), line(0, 0, 0))


def test_a_single_point_is_refused():
    with pytest.raises(ValueError, match="at least 2 points, there are 1"):
        natural_spline(line(0), line(0))

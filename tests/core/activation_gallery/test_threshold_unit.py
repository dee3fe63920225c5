import math

import pytest

from core.activation_gallery.threshold_unit import fire, slopes_at


@pytest.mark.parametrize("k", [0.5, 50.0])
def test_at_zero_a_half_stays_for_every_steepness(k: float):
    assert fire(k).gap_at_zero == 0.5
    assert slopes_at(k, 0.0) == (0, pytest.approx(k / 4))


def test_beside_zero_the_sigmoid_comes_as_near_as_one_likes():
    gaps = [fire(k).gap_beside for k in (2.0, 10.0, 50.0, 1000.0)]

    assert gaps == sorted(gaps, reverse=True)
    assert gaps[1] == pytest.approx(1 / (1 + math.e))
    assert gaps[-1] < 1e-40


def test_the_width_runs_from_one_to_ninety_nine_percent():
    firing = fire(2.0)

    edge = 1 / (1 + math.exp(-2.0 * firing.width / 2))
    assert edge == pytest.approx(0.99)


def test_the_pen_is_lifted_at_the_jump():
    firing = fire(1.0)

    assert firing.x[firing.step.isnan()].tolist() == [0]
    assert set(firing.step[~firing.step.isnan()].tolist()) == {0, 1}


@pytest.mark.parametrize("k", [0.5, 2.0, 50.0])
def test_beside_the_threshold_only_the_sigmoid_has_a_slope(k: float):
    step, smooth = slopes_at(k, -1.0)

    share = 1 / (1 + math.exp(k))
    assert step == 0
    assert smooth == pytest.approx(k * share * (1 - share))

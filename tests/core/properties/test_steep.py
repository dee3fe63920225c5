import math

import pytest
import torch

from core.activations import find
from core.properties import properties_of
from core.properties.grid import GRID
from core.properties.steep import steep_points
from core.properties.wording import extreme_words, places_words, range_words

# cosh² u = 100, where tanh′ u = 1 / cosh² u is a hundredth of its largest.
TANH_RESTS = math.acosh(10)


@pytest.mark.parametrize(
    ("k", "c"),
    [(100, 0), (200, 1), (1000, 5), (10_000, 50), (30_000, 10), (1_000_000, 0)],
)
def test_a_steep_tanh_has_the_row_of_a_tanh(k: int, c: int):
    row = properties_of(find(f"tanh({k}x - {c})"))

    assert range_words(row.range) == "(−1, 1)"
    assert row.monotone == "rising"
    assert (row.jumps, row.kinks) == ((), ())
    assert row.max_slope.value == pytest.approx(k, rel=1e-9)
    assert row.max_slope.places[0].low == pytest.approx(c / k, abs=1e-6)
    assert row.saturates_below == pytest.approx((c - TANH_RESTS) / k, abs=1e-8)
    assert row.saturates_above == pytest.approx((c + TANH_RESTS) / k, abs=1e-8)


@pytest.mark.parametrize(
    ("k", "c"), [(2000, 6), (10_000, -30), (100_000, -500.3), (3, -1500)]
)
def test_a_steep_sigmoid_has_the_row_of_a_sigmoid(k: int, c: float):
    row = properties_of(find(f"sigmoid({k}x + ({c}))"))

    assert range_words(row.range) == "(0, 1)"
    assert row.monotone == "rising"
    assert row.steepest == pytest.approx(k / 4, rel=1e-9)
    assert row.saturates_below == pytest.approx((-c - 2 * TANH_RESTS) / k, abs=1e-8)
    assert row.saturates_above == pytest.approx((-c + 2 * TANH_RESTS) / k, abs=1e-8)


def test_a_ramp_between_two_samples_has_its_kinks_and_its_slope():
    row = properties_of(find("clip(10000(x - 0.005), 0, 1)"))

    assert range_words(row.range) == "[0, 1]"
    assert row.monotone == "rising"
    assert row.kinks == pytest.approx((0.005, 0.0051))
    assert extreme_words(row.max_slope) == "1e+04 at 0.005 < x < 0.0051"
    assert extreme_words(row.minimum) == "0 at x ≤ 0.005"
    assert extreme_words(row.maximum) == "1 at x ≥ 0.0051"
    assert (row.saturates_below, row.saturates_above) == pytest.approx((0.005, 0.0051))


def test_a_bump_between_two_samples_has_its_peak():
    row = properties_of(find("exp(-(1000x - 5)^2)"))

    assert range_words(row.range) == "(0, 1]"
    assert extreme_words(row.maximum) == "1 at x = 0.005"
    assert row.steepest == pytest.approx(1000 * math.sqrt(2 / math.e), rel=1e-9)


def test_a_steep_stretch_is_seen_on_a_steep_line():
    row = properties_of(find("10x + tanh(1000x - 5)"))

    assert row.max_slope.value == pytest.approx(1010)


def test_a_smooth_function_needs_no_points_besides_the_grid():
    assert len(steep_points(torch.tanh, [])) == 0
    assert len(steep_points(lambda x: x**3, [])) == 0


def test_with_the_points_every_step_of_a_steep_function_is_small():
    def fn(x):
        return torch.tanh(1000 * x - 5)

    x = torch.cat([GRID, steep_points(fn, [])]).sort().values

    assert fn(GRID).diff().max() > 1
    assert fn(x).diff().max() < 0.6


def test_a_steep_function_of_many_steps_still_has_its_jump():
    row = properties_of(find("where(x > 0.003, 2, 0) + tanh(1000x - 35)"))

    assert places_words(row.jumps) == "0.003"
    assert row.steepest == pytest.approx(1000, rel=1e-9)

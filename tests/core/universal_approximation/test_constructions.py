import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.universal_approximation.constructions import (
    CONSTRUCTIONS,
    build_bumps,
    build_ramps,
    build_steps,
    knot_heights,
    ramp_bound,
)
from core.universal_approximation.errors import construction_error, curve, sup_error
from core.universal_approximation.targets import Target, named_targets

TARGETS = named_targets()


def error_of(name: str, target: Target, num_hiddens: int, sharpness: float) -> float:
    return construction_error(target, CONSTRUCTIONS[name], num_hiddens, sharpness)


def test_the_published_errors_and_bounds_of_the_interpolated_sine():
    # sin on [0, 2π]: bound M Δ² / 8 with M = 1 and Δ = 2π / h
    wave = TARGETS["wave"]
    for num_hiddens, error, bound in ((4, 0.2105, 0.3084), (32, 0.0048, 0.0048)):
        measured = error_of("ramps", wave, num_hiddens, 0)
        assert measured == pytest.approx(error, abs=5e-5)
        assert ramp_bound(wave, num_hiddens) == pytest.approx(bound, abs=5e-5)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=25)
@given(num_hiddens=st.integers(1, 200))
def test_ramps_do_not_exceed_their_bounds(target, num_hiddens):
    error = error_of("ramps", TARGETS[target], num_hiddens, 0)

    assert error <= ramp_bound(TARGETS[target], num_hiddens) * (1 + 1e-6) + 1e-12


@pytest.mark.parametrize("sharpness", [2.0, 40.0])
def test_sharpness_matters_to_the_constructions_that_say_so(sharpness):
    wave = TARGETS["wave"]
    for name, construction in CONSTRUCTIONS.items():
        as_usual, other = (error_of(name, wave, 9, s) for s in (8.0, sharpness))
        assert (as_usual != other) == construction.is_sharpened


@pytest.mark.parametrize("name", CONSTRUCTIONS)
@pytest.mark.parametrize("h", [1, 2, 199, 200])
def test_a_construction_has_exactly_the_units_it_was_given(name, h):
    mlp = CONSTRUCTIONS[name].build(TARGETS["wave"], h, 8.0)

    shapes = [tuple(parameter.shape) for parameter in mlp]
    assert shapes == [(1, h), (h,), (h, 1), (1,)]


def test_two_units_are_the_absolute_value():
    mlp = build_ramps(TARGETS["absolute"], 2)

    # 1 - relu(x + 1) + 2 relu(x)
    assert mlp.b1.tolist() == [1, 0]
    assert mlp.W2.tolist() == [[-1], [2]]
    assert mlp.b2.tolist() == [1]
    assert error_of("ramps", TARGETS["absolute"], 2, 0) == 0


def test_heights_at_the_knots_of_any_number_of_units_follow_each_other():
    target = TARGETS["wave"]
    heights = knot_heights(target, 20)

    assert len(heights) == 20 * 23 / 2
    for n in (1, 2, 7, 20):
        begin = (n - 1) * (n + 2) // 2
        x = torch.linspace(target.low, target.high, n + 1, dtype=torch.float64)
        ramps = curve(build_ramps(target, n), torch.relu, x)
        torch.testing.assert_close(heights[begin : begin + n + 1], ramps)


@pytest.mark.parametrize(
    ("name", "target", "units", "ratio"),
    [
        ("ramps", "wave", (50, 100, 200), 1 / 4),
        ("ramps", "spike", (50, 100, 200), 1 / 4),
        ("steps", "wave", (49, 99, 199), 1 / 2),
        ("bumps", "wave", (50, 100, 200), 1 / 2),
    ],
)
def test_twice_the_units_leave_a_quarter_of_the_error_of_ramps_and_half_of_others(
    name, target, units, ratio
):
    errors = [error_of(name, TARGETS[target], h, 40.0) for h in units]

    assert errors[1] / errors[0] == pytest.approx(ratio, abs=0.03)
    assert errors[2] / errors[1] == pytest.approx(ratio, abs=0.03)


@pytest.mark.parametrize("power", [1, 3, 6])
def test_ramps_on_the_rough_curve_err_by_two_thirds_of_a_cell(power):
    # Between the points i / 2^j Takagi's curve is its chord plus itself, 2^-j small,
    # and highest at a third of the way.
    rough = TARGETS["rough"]
    x = torch.arange(3 * 2**power + 1, dtype=torch.float64) / (3 * 2**power)

    y_hat = curve(build_ramps(rough, 2**power), torch.relu, x)

    assert sup_error(y_hat, rough(x)) == pytest.approx(2 / 3 / 2**power, rel=1e-6)


def test_a_step_stands_at_minus_b_over_w():
    mlp = build_steps(TARGETS["wave"], 1, 8.0)

    assert (-mlp.b1 / mlp.W1[0]).item() == pytest.approx(math.pi)
    assert mlp.W1.item() == pytest.approx(8 / math.pi)


@pytest.mark.parametrize("num_cells", [2, 7, 100])
def test_bumps_are_steps_with_twice_the_units(num_cells):
    wave = TARGETS["wave"]
    x = wave.grid(257)

    bumps = curve(build_bumps(wave, 2 * num_cells, 40.0), torch.sigmoid, x)
    steps = curve(build_steps(wave, num_cells - 1, 40.0), torch.sigmoid, x)

    torch.testing.assert_close(bumps, steps, rtol=0, atol=1e-12)

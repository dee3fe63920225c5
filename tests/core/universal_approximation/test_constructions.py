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
    ramp_bounds,
)
from core.universal_approximation.errors import curve, sup_error
from core.universal_approximation.targets import Target, named_targets

TARGETS = named_targets()
WIDTHS = st.integers(1, 200)


def error_of(name: str, target: Target, num_hiddens: int, sharpness: float) -> float:
    x = target.grid(2049)
    mlp = CONSTRUCTIONS[name].build(target, num_hiddens, sharpness)
    return sup_error(curve(mlp, CONSTRUCTIONS[name].activation, x), target(x))


@pytest.mark.parametrize(
    ("num_hiddens", "error", "bound"),
    [
        (4, 0.2105, 0.3084),
        (8, 0.0704, 0.0771),
        (16, 0.0188, 0.0193),
        (32, 0.0048, 0.0048),
    ],
)
def test_the_published_errors_and_bounds_of_the_interpolated_sine(
    num_hiddens, error, bound
):
    # sin on [0, 2π]: bound M Δ² / 8 with M = 1 and Δ = 2π / h
    assert error_of("ramps", TARGETS["wave"], num_hiddens, 0) == pytest.approx(
        error, abs=5e-5
    )
    by_second_derivative, _ = ramp_bounds(TARGETS["wave"], num_hiddens)
    assert by_second_derivative == pytest.approx(bound, abs=5e-5)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=25)
@given(num_hiddens=WIDTHS)
def test_ramps_do_not_exceed_their_bounds(target, num_hiddens):
    bound = min(ramp_bounds(TARGETS[target], num_hiddens))

    error = error_of("ramps", TARGETS[target], num_hiddens, 0)

    assert error <= bound * (1 + 1e-6) + 1e-12


@pytest.mark.parametrize("sharpness", [2.0, 40.0])
def test_sharpness_matters_to_the_constructions_that_say_so(sharpness):
    wave = TARGETS["wave"]
    for name, construction in CONSTRUCTIONS.items():
        as_usual, other = (error_of(name, wave, 9, s) for s in (8.0, sharpness))
        assert (as_usual != other) == construction.is_sharpened


@pytest.mark.parametrize("name", CONSTRUCTIONS)
@settings(max_examples=50)
@given(num_hiddens=WIDTHS)
def test_a_construction_has_exactly_the_units_it_was_given(name, num_hiddens):
    mlp = CONSTRUCTIONS[name].build(TARGETS["wave"], num_hiddens, 8.0)

    assert [tuple(parameter.shape) for parameter in mlp] == [
        (1, num_hiddens),
        (num_hiddens,),
        (num_hiddens, 1),
        (1,),
    ]


@settings(max_examples=50)
@given(WIDTHS, st.sampled_from(list(TARGETS)))
def test_ramps_meet_the_target_at_every_knot(num_hiddens, name):
    target = TARGETS[name]
    knots = torch.linspace(
        target.low, target.high, num_hiddens + 1, dtype=torch.float64
    )

    y_hat = curve(build_ramps(target, num_hiddens), torch.relu, knots)

    scale = target(knots).abs().max().item() + 1
    torch.testing.assert_close(y_hat, target(knots), rtol=0, atol=1e-9 * scale)


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


@pytest.mark.parametrize("name", ["wave", "spike", "motorcycle"])
def test_twice_the_units_leave_a_quarter_of_the_error_of_a_smooth_target(name):
    errors = [error_of("ramps", TARGETS[name], h, 0) for h in (50, 100, 200)]

    assert errors[1] / errors[0] == pytest.approx(1 / 4, abs=0.03)
    assert errors[2] / errors[1] == pytest.approx(1 / 4, abs=0.03)


def test_twice_the_units_leave_half_the_error_of_sigmoid_steps():
    errors = [error_of("steps", TARGETS["wave"], h, 8.0) for h in (49, 99, 199)]

    assert errors[1] / errors[0] == pytest.approx(1 / 2, abs=0.01)
    assert errors[2] / errors[1] == pytest.approx(1 / 2, abs=0.01)


@pytest.mark.parametrize("power", range(1, 7))
def test_ramps_on_the_rough_curve_err_by_two_thirds_of_a_cell(power):
    # Between the points i / 2^j Takagi's curve is its chord plus itself, 2^-j small,
    # and highest at a third of the way.
    rough = TARGETS["rough"]
    x = torch.arange(3 * 2**power + 1, dtype=torch.float64) / (3 * 2**power)

    y_hat = curve(build_ramps(rough, 2**power), torch.relu, x)

    assert sup_error(y_hat, rough(x)) == pytest.approx(2 / 3 / 2**power, rel=1e-6)


@pytest.mark.parametrize("name", CONSTRUCTIONS)
@settings(max_examples=25)
@given(num_hiddens=WIDTHS)
def test_half_of_a_jump_always_remains(name, num_hiddens):
    assert error_of(name, TARGETS["step"], num_hiddens, 8.0) >= 0.5 - 1e-6


def test_a_ramp_network_is_straight_outside_its_interval():
    far = torch.tensor([10.0, 20, 30, -10, -20, -30], dtype=torch.float64)
    right, left = curve(build_ramps(TARGETS["wave"], 9), torch.relu, far).split(3)

    assert right.diff(n=2).abs().max() < 1e-12
    assert left.diff().abs().max() < 1e-12


def test_a_step_stands_at_minus_b_over_w():
    mlp = build_steps(TARGETS["wave"], 1, 8.0)

    assert (-mlp.b1 / mlp.W1[0]).item() == pytest.approx(math.pi)
    assert mlp.W1.item() == pytest.approx(8 / math.pi)


@settings(max_examples=50)
@given(st.integers(2, 100))
def test_bumps_are_steps_with_twice_the_units(num_cells):
    wave = TARGETS["wave"]
    x = wave.grid(257)

    bumps = curve(build_bumps(wave, 2 * num_cells, 40.0), torch.sigmoid, x)
    steps = curve(build_steps(wave, num_cells - 1, 40.0), torch.sigmoid, x)

    torch.testing.assert_close(bumps, steps, rtol=0, atol=1e-12)

import math

import pytest
import torch

from core.activation_gallery.curves import (
    EVEN,
    NUM_STEPS,
    kinks_of,
    read_at,
    sample,
    tangent,
)
from core.activations import ACTIVATIONS, find

RELU = ACTIVATIONS["relu"]


@pytest.mark.parametrize("num_steps", [NUM_STEPS, 40])
def test_the_grid_meets_zero_exactly_and_both_ends(num_steps: int):
    x = sample(ACTIVATIONS["tanh"], {}, 8.0, num_steps).x

    assert (x[0], x[num_steps], x[-1], len(x)) == (-8, 0, 8, 2 * num_steps + 1)


def test_the_pen_is_lifted_at_a_kink_and_nowhere_else():
    curve = sample(ACTIVATIONS["hardshrink"], {"lambd": 0.7}, 8.0)

    assert curve.x[curve.value.isnan()].tolist() == [-0.7, 0.7]
    assert curve.x[curve.slope.isnan()].tolist() == [-0.7, 0.7]
    assert curve.undefined_share == 0
    assert (curve.x[1:] > curve.x[:-1]).all()


@pytest.mark.parametrize(
    ("text", "settings", "places"),
    [
        ("where(x > 0.3, 1, |x + 2|)", {}, (-2, 0.3)),
        ("sqrt(-1 - x^2)", {}, ()),
        ("elu", {"alpha": 1.0}, ()),
        ("elu", {"alpha": 2.0}, (0,)),
        ("prelu", {"alpha": 1.0}, ()),
        ("hardtanh", {"min_val": -1.0, "max_val": 0.3}, (-1, 0.3)),
        ("threshold", {"threshold": 0.0, "value": 2.0}, (0,)),
        ("threshold", {"threshold": 0.0, "value": 0.0}, (0,)),
    ],
)
def test_kinks_follow_the_parameters_and_those_of_a_formula_are_searched_for(
    text: str, settings: dict, places: tuple
):
    assert kinks_of(find(text), settings) == places


@pytest.mark.parametrize(
    ("formula", "slope"), [("tanh(1000x - 5)", 1000), ("0.001tanh(1000x - 5)", 1)]
)
def test_what_happens_between_two_points_of_the_grid_is_drawn(formula, slope):
    curve = sample(find(formula), {}, 8.0)

    assert curve.x[curve.slope.argmax()].item() == pytest.approx(0.005, abs=1e-4)
    assert curve.slope.max().item() == pytest.approx(slope, rel=0.02)
    assert curve.slope.diff().abs().max() < 0.3 * slope


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_a_curve_carries_the_numbers_of_the_registry(key: str):
    activation = ACTIVATIONS[key]

    curve = sample(activation, {}, 20.0)

    drawn = ~curve.value.isnan()
    assert drawn.sum() >= 2 * NUM_STEPS - 1
    assert torch.equal(curve.value[drawn], activation.fn(curve.x)[drawn])
    assert torch.equal(curve.slope[drawn], activation.derivative(curve.x)[drawn])


def test_where_a_formula_is_undefined_neither_value_nor_slope_is_drawn():
    curve = sample(find("log(x)"), {}, 8.0)

    assert curve.value[curve.x <= 0].isnan().all()
    assert curve.slope[curve.x <= 0].isnan().all()
    assert curve.undefined_share == (NUM_STEPS + 1) / (2 * NUM_STEPS + 1)
    assert math.isnan(read_at(find("1/x"), {}, 0.0).slope)


def test_the_reading_at_a_kink_is_pytorchs():
    assert read_at(RELU, {}, 0.0) == (0, 0, 0)
    assert read_at(ACTIVATIONS["prelu"], {"alpha": 0.5}, -2.0) == (-2, -1, 0.5)


def test_the_tangent_touches_at_the_point_with_the_slope_there():
    at = read_at(ACTIVATIONS["sigmoid"], {}, 0.0)

    x, y = tangent(at, 2.0)

    assert (x.tolist(), y.tolist()) == ([-2, 2], [0, 1])


def test_those_that_change_evenly_with_their_parameter_are_named():
    x = torch.linspace(-8, 8, 161, dtype=torch.float64)
    even = []
    for key, activation in ACTIVATIONS.items():
        if len(activation.parameters) != 1:
            continue
        (of,) = activation.parameters
        places = (of.low, 0.7 * of.low + 0.3 * of.high, of.high)
        at = [activation.with_settings(**{of.name: p}) for p in places]
        if all(
            torch.allclose(low(x).lerp(high(x), 0.3), between(x))
            for low, between, high in zip(*at, strict=True)
        ):
            even.append(key)

    assert sorted(even) == sorted(EVEN)

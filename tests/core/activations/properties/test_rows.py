import math

import pytest
import torch
from mpmath import inf, mpf, quad

from core.activations import ACTIVATIONS
from core.activations.properties import is_saturated, properties_of
from core.activations.properties.wording import (
    extreme_words,
    places_words,
    range_words,
    saturation_words,
)
from tests.core.activations.activation_reference import REFERENCE, normal_density
from tests.core.activations.properties.truth import TRUTH, limit


def test_the_table_of_truths_has_every_activation():
    assert set(TRUTH) == set(ACTIVATIONS)


@pytest.mark.parametrize("key", TRUTH)
def test_a_row_says_what_mathematics_says(key: str):
    row = properties_of(ACTIVATIONS[key])

    words, monotone, left, right, jumps, kinks, low, steep, steepest, rest = TRUTH[key]
    assert range_words(row.range) == words
    assert row.monotone == monotone
    assert (left, right) == (limit(row.left), limit(row.right))
    assert (places_words(row.jumps), places_words(row.kinks)) == (jumps, kinks)
    assert extreme_words(row.minimum) == low
    assert extreme_words(row.max_slope) == steep
    assert row.lipschitz == pytest.approx(steepest, rel=1e-9)
    assert saturation_words(row) == rest


@pytest.mark.parametrize("key", TRUTH)
def test_the_mean_output_is_the_integral_over_the_normal_density(key: str):
    activation = ACTIVATIONS[key]
    settings = {name: mpf(v) for name, v in activation.defaults.items()}

    exact = quad(
        lambda x: REFERENCE[key](x, **settings) * normal_density(x),
        [-inf, *sorted({-8, *activation.kinks(), 8}), inf],
    )

    assert properties_of(activation).mean_output == pytest.approx(
        float(exact), abs=1e-6
    )


def test_the_zero_centred_ones_are_the_odd_ones_and_selu():
    centred = {key for key, a in ACTIVATIONS.items() if properties_of(a).zero_centred}

    assert centred == {
        "identity",
        "tanh",
        "softsign",
        "hardtanh",
        "hardshrink",
        "softshrink",
        "tanhshrink",
        "sine",
        "selu",
    }


@pytest.mark.parametrize(
    ("key", "x", "value"),
    [
        ("silu", -1.278464542761, -0.278464542761),
        ("gelu", -0.751791524694, -0.169971207480),
        ("gelu_tanh", -0.752461422071, -0.170040750571),
        ("mish", -1.192431214515, -0.308843413017),
        ("hardswish", -1.5, -0.375),
    ],
)
def test_published_minima(key: str, x: float, value: float):
    minimum = properties_of(ACTIVATIONS[key]).minimum

    assert minimum.attained
    assert minimum.value == pytest.approx(value, abs=1e-11)
    assert minimum.places[0].low == pytest.approx(x, abs=2e-6)


@pytest.mark.parametrize(
    "key", ["sigmoid", "tanh", "gelu", "silu", "mish", "elu", "softplus", "gaussian"]
)
def test_at_the_edge_of_saturation_the_slope_is_one_percent_of_its_largest(key: str):
    row = properties_of(ACTIVATIONS[key])
    edge = torch.tensor(row.saturates_below, dtype=torch.float64)

    slope = ACTIVATIONS[key].derivative(edge)

    assert abs(float(slope)) == pytest.approx(0.01 * row.lipschitz, rel=1e-6)


@pytest.mark.parametrize("beta", [0.1, 0.5, 2.0, 10.0])
def test_with_beta_the_row_of_swish_follows(beta: float):
    row = properties_of(ACTIVATIONS["swish"], {"beta": beta})

    assert row.minimum.value == pytest.approx(-0.278464542761 / beta)
    assert row.minimum.places[0].low == pytest.approx(-1.278464542761 / beta, abs=1e-4)
    assert row.max_slope.value == pytest.approx(1.099839320129)
    assert row.saturates_below == pytest.approx(-6.1429157 / beta)


@pytest.mark.parametrize(
    ("key", "settings", "words"),
    [
        ("swish", {"beta": 0.0}, "(−∞, ∞) rising 0.5 at every x"),
        ("prelu", {"alpha": 1.0}, "(−∞, ∞) rising 1 at every x"),
        ("prelu", {"alpha": 0.0}, "[0, ∞) rising 1 at x > 0"),
        ("prelu", {"alpha": -1.0}, "[0, ∞) no 1 at x > 0"),
        ("prelu", {"alpha": 2.0}, "(−∞, ∞) rising 2 at x < 0"),
        ("elu", {"alpha": 2.0}, "(−2, ∞) rising 2, approached as x → 0"),
        ("elu", {"alpha": 0.5}, "(−0.5, ∞) rising 1 at x > 0"),
        ("celu", {"alpha": 0.1}, "(−0.1, ∞) rising 1 at x ≥ 0"),
        ("threshold", {"value": 1.0}, "[1, ∞) rising 1 at x > 1"),
        ("threshold", {"value": 2.0}, "(1, ∞) no 1 at x > 1"),
        ("hardtanh", {"max_val": 0.3}, "[−1, 0.3] rising 1 at −1 < x < 0.3"),
        ("sine", {"omega": 10.0}, "[−1, 1] no 10 at x = 0 and x = −0.6283 …"),
        ("softplus", {"beta": 0.1}, "(0, ∞) rising 1, approached as x → ∞"),
        ("hardshrink", {"lambd": 3.0},
         "(−∞, −3) ∪ {0} ∪ (3, ∞) rising 1 at x < −3 and x > 3"),
    ],
)  # fmt: skip
def test_rows_follow_the_parameters(key: str, settings: dict, words: str):
    row = properties_of(ACTIVATIONS[key], settings)

    found = f"{range_words(row.range)} {row.monotone} {extreme_words(row.max_slope)}"
    assert found == words


@pytest.mark.parametrize("key", TRUTH)
def test_no_sample_contradicts_its_row_at_any_end_of_a_parameter(key: str):
    activation = ACTIVATIONS[key]
    x = torch.linspace(-30, 30, 6007, dtype=torch.float64)
    ends = [
        {p.name: end} for p in activation.parameters for end in (p.low, p.high)
    ] or [{}]
    for settings in ends:
        row = properties_of(activation, settings)
        fn, derivative = activation.with_settings(**settings)
        y, slope = fn(x), derivative(x)

        assert y.min() >= row.minimum.value - 1e-9
        assert y.max() <= row.maximum.value + 1e-9
        assert slope.max() <= row.max_slope.value + 1e-9
        assert slope.abs().max() <= row.lipschitz + 1e-9
        if row.monotone == "rising":
            assert (y[1:] >= y[:-1] - 1e-9).all()
        tail = slope[(x < row.saturates_below) | (x > row.saturates_above)]
        largest = max(abs(row.max_slope.value), slope.abs().max().item())
        assert (tail.abs() <= 0.01 * largest + 1e-9).all()


@pytest.mark.parametrize("key", ["threshold", "hardshrink"])
def test_a_jump_does_not_hide_the_steepest_slope(key: str):
    row = properties_of(ACTIVATIONS[key])

    assert (row.steepest, row.lipschitz) == (1, math.inf)


@pytest.mark.parametrize(
    ("slopes", "steepest", "saturated"),
    [
        ([0.0, 0.009, 0.011, -0.5], 1.0, [True, True, False, False]),
        ([0.0, 0.0], 0.0, [True, True]),
        ([0.0, 5.0, math.nan], math.inf, [True, False, False]),
    ],
)
def test_a_slope_is_saturated_if_0_or_a_hundredth_of_the_steepest(
    slopes: list[float], steepest: float, saturated: list[bool]
):
    assert is_saturated(torch.tensor(slopes), steepest).tolist() == saturated

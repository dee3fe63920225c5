import math

import pytest
import torch

from core.activations import ACTIVATIONS
from core.activations.properties import is_saturated, properties_of
from core.activations.properties.wording import (
    extreme_words,
    places_words,
    range_words,
    saturation_words,
)
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
    # No jump lies at a point, and each in the middle of two.
    x = (torch.arange(-1_000_000, 1_000_000, dtype=torch.float64) + 0.5) / 1e5

    density = (-x.square() / 2).exp() / math.sqrt(2 * math.pi)
    integral = (activation.fn(x) * density).sum().item() / 1e5

    assert properties_of(activation).mean_output == pytest.approx(integral, abs=1e-6)


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

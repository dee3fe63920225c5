import pytest
import torch

from core.monotonicity import one_feature, temperature
from tests.core.monotonicity.tensors import numbers


def test_temperatures_are_read_to_a_tenth():
    T, died = temperature.patients()

    assert len(T) == len(died) == 9104
    assert T.dtype == torch.float64
    assert T.unique().numel() == 94
    assert (T == 37.1).sum() == 56
    assert died.sum() == 2463


def test_a_temperature_is_converted():
    fahrenheit = temperature.to_fahrenheit(numbers(37, -40))

    assert fahrenheit.tolist() == pytest.approx([98.6, -40])


def test_the_parts_of_a_split_make_up_all_patients():
    train, held_out = temperature.split_patients(5)

    assert (train.total, held_out.total) == (6372, 2732)
    assert train.events.sum() + held_out.events.sum() == 2463


def test_the_best_reference_lies_near_37():
    data = temperature.all_patients()
    centers = torch.arange(340, 411, dtype=torch.float64) / 10
    models = [temperature.distance_model(c, None) for c in centers.tolist()]
    losses = numbers(*(one_feature.mean_loss(model, data) for model in models))

    low, best, high = temperature.compatible_centers(centers, losses, data.total)

    assert (low, best, high) == pytest.approx((36.8, 36.9, 37.0))


def test_each_side_wants_its_own_sign():
    below, above = temperature.side_weights()

    assert below == pytest.approx(-0.333, abs=5e-4)
    assert above == pytest.approx(0.286, abs=5e-4)

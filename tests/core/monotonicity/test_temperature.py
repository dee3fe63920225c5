import pytest
import torch

from core.monotonicity import one_feature, temperature


def test_temperatures_are_read_to_a_tenth():
    T, died = temperature.patients()

    assert len(T) == len(died) == 9104
    assert T.dtype == torch.float64
    assert T.unique().numel() == 94
    assert (T == 37.1).sum() == 56
    assert died.sum() == 2463


@pytest.mark.parametrize(
    ("sign", "celsius", "scaled"),
    [("°C", 37.0, 37.0), ("°F", 37.0, 98.6), ("°F", -40.0, -40.0)],
)
def test_a_temperature_is_converted(sign: str, celsius: float, scaled: float):
    assert temperature.TemperatureUnit(sign).scale(celsius) == pytest.approx(scaled)


def test_the_parts_of_a_split_make_up_all_patients():
    train, held_out = temperature.split_patients(5)

    assert (train.total, held_out.total) == (6372, 2732)
    assert train.events.sum() + held_out.events.sum() == 2463


def test_the_best_reference_lies_near_37():
    data = temperature.all_patients()
    centers = torch.arange(340, 411, dtype=torch.float64) / 10
    losses = one_feature.distance_profile(data, centers)

    low, best, high = temperature.compatible_centers(centers, losses, data.total)

    assert (low, best, high) == pytest.approx((36.8, 36.9, 37.0))


def test_a_flat_profile_refutes_no_reference():
    centers = torch.tensor([36.0, 37.0, 38.0])

    assert temperature.compatible_centers(centers, torch.zeros(3), 100) == (36, 36, 38)


def test_each_side_wants_its_own_sign():
    below, both, above = temperature.side_weights(temperature.all_patients(), 37.0)

    assert below == pytest.approx(-0.333, abs=5e-4)
    assert both == pytest.approx(0.080, abs=5e-4)
    assert above == pytest.approx(0.286, abs=5e-4)


def test_the_share_of_the_signal_runs_from_the_constant_to_the_bins():
    assert temperature.share_of_signal(0.6, 0.6, 0.5) == 0
    assert temperature.share_of_signal(0.5, 0.6, 0.5) == 1
    assert temperature.share_of_signal(0.575, 0.6, 0.5) == pytest.approx(0.25)

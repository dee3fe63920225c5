from statistics import mean, stdev

import pytest
import torch

from core import one_feature, temperature
from core.binned_rates import bin_edges, pool_ends
from core.ramps import fit_ramps
from core.tally import tally


@pytest.fixture(scope="module")
def losses_of_splits() -> list[tuple[float, ...]]:
    return [temperature.split_losses(seed, 37.0, num_hiddens=2) for seed in range(20)]


def test_temperatures_are_read_to_a_tenth():
    T, died = temperature.patients()

    assert len(T) == len(died) == 9104
    assert T.dtype == torch.float64
    assert T.unique().numel() == 94
    assert (T == 37.1).sum() == 56
    assert died.sum() == 2463


def test_degrees_fahrenheit():
    assert temperature.to_fahrenheit(37.0) == pytest.approx(98.6)
    assert temperature.to_fahrenheit(-40.0) == -40


def test_the_parts_of_a_split_make_up_all_patients():
    train, held_out = temperature.split_patients(5)

    assert (train.total, held_out.total) == (6372, 2732)
    assert train.events.sum() + held_out.events.sum() == 2463


def test_on_twenty_splits_the_hidden_layer_beats_the_linear_model_by_more_than_spread(
    losses_of_splits,
):
    gains = [row[1] - row[3] for row in losses_of_splits]

    assert mean(gains) > stdev(gains)
    assert min(gains) > 0


def test_on_twenty_splits_the_hidden_layer_ties_with_the_distance_from_37(
    losses_of_splits,
):
    gains = [row[2] - row[3] for row in losses_of_splits]

    assert abs(mean(gains)) < stdev(gains)


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


def test_gains_on_held_out_patients_are_paired():
    train, held_out = temperature.split_patients(0)
    models = temperature.fit_models(train, 37.0, fit_ramps(train, 2))

    scores = temperature.score_held_out(models, train, held_out)

    assert scores.gains[1] == (0, 0, 0)
    for loss, gain in zip(scores.losses, scores.gains, strict=True):
        assert loss.low < loss.mean < loss.high
        assert gain.mean == pytest.approx(scores.losses[1].mean - loss.mean)
    # Pairing is worth it: the gain is surer than either loss.
    paired = scores.gains[3].high - scores.gains[3].low
    assert paired < 0.3 * (scores.losses[3].high - scores.losses[3].low)


def test_a_model_that_gives_the_rate_of_each_bin_is_calibrated():
    T = torch.tensor([35.1, 35.2, 38.0, 38.2], dtype=torch.float64)
    data = tally(T.repeat(2), torch.tensor([1, 0, 1, 1, 0, 0, 1, 0.0]))
    edges = pool_ends(data, bin_edges(35, 39, 1), 1)

    given, rates = temperature.calibration(
        lambda T: torch.where(T < 37, 0.25, 0.75), data, edges
    )

    assert given.tolist() == rates.rate.tolist() == [0.25, 0.75]

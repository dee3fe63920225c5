from statistics import mean, stdev

import pytest
import torch

from core.monotonicity.binned_rates import bin_edges, pool_ends
from core.monotonicity.bootstrap import resample
from core.monotonicity.grouped_counts import Tally, tally
from core.monotonicity.held_out import (
    calibration,
    losses_of_splits,
    outcomes,
    score_held_out,
)
from core.monotonicity.relu_fit import fit_ramps
from core.monotonicity.temperature import Models, fit_models, split_patients


@pytest.fixture(scope="module")
def twenty_splits() -> list[tuple[float, ...]]:
    return losses_of_splits(split_patients, fit_all, 20)


def fit_all(train: Tally, seed: int) -> Models:
    return fit_models(train, 37.0, fit_ramps(train, 2, seed=seed))


def test_on_twenty_splits_the_hidden_layer_beats_the_linear_model_by_more_than_spread(
    twenty_splits,
):
    gains = [row[1] - row[3] for row in twenty_splits]

    assert mean(gains) > stdev(gains)
    assert min(gains) > 0


def test_on_twenty_splits_the_hidden_layer_ties_with_the_distance_from_37(
    twenty_splits,
):
    gains = [row[2] - row[3] for row in twenty_splits]

    assert abs(mean(gains)) < stdev(gains)


def test_gains_on_held_out_patients_are_paired():
    train, held_out = split_patients(0)
    models = fit_models(train, 37.0, fit_ramps(train, 2))

    scores = score_held_out(models, train, held_out, resample(outcomes(held_out)))

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

    given, rates = calibration(lambda T: torch.where(T < 37, 0.25, 0.75), data, edges)

    assert given.tolist() == rates.rate.tolist() == [0.25, 0.75]


def test_splits_report_how_far_they_are_and_stop_when_told():
    shares = []

    def report(share: float) -> bool:
        shares.append(share)
        return len(shares) < 3

    losses = losses_of_splits(split_patients, fit_all, 4, report)

    assert shares == [0, 0.25, 0.5]
    assert len(losses) == 2

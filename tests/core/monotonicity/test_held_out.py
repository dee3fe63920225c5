from functools import partial

import pytest
import torch

from core.monotonicity.binned_rates import pooled_edges
from core.monotonicity.grouped_counts import tally
from core.monotonicity.held_out import (
    STARTS_A_SPLIT,
    calibration,
    losses_of_splits,
    percentile_interval,
    resample,
    score_held_out,
    split_rows,
)
from core.monotonicity.one_feature import mean_loss
from core.monotonicity.relu_fit import fit_all_ramps, fit_ramps
from core.monotonicity.temperature import fit_models, split_patients
from tests.core.monotonicity.tensors import numbers

fit_at_37 = partial(fit_models, 37.0)


def test_the_parts_hold_every_row_once_and_a_seed_always_holds_out_the_same():
    train, held_out = split_rows(1797, seed=3)

    assert (len(train), len(held_out)) == (1257, 540)
    assert sorted([*train.tolist(), *held_out.tolist()]) == list(range(1797))
    once, again, other = (split_rows(100, seed)[1].tolist() for seed in (7, 7, 8))
    assert once == again != other


def test_resampled_means_spread_like_the_mean_itself():
    times = resample(torch.tensor([300, 100]))
    means = times @ numbers(0, 1) / 400

    assert means.shape == (1000,)
    assert (times.sum(1) == 400).all()
    assert means.mean().item() == pytest.approx(0.25, abs=0.003)
    assert means.std().item() == pytest.approx((0.25 * 0.75 / 400) ** 0.5, rel=0.1)


def test_the_interval_is_the_middle_95_percent():
    means = torch.arange(1001, dtype=torch.float64)

    assert percentile_interval(torch.tensor(400.0), means) == pytest.approx(
        (400, 25, 975)
    )


def test_the_gain_on_held_out_patients_is_paired():
    train, held_out = split_patients(0)
    # A coin in place of the line, which is as good as the linear model.
    models = fit_at_37(0, fit_ramps(train, 2))._replace(line=lambda T: 0.5 + 0 * T)

    scores = score_held_out(models, train, held_out)

    for loss in scores.losses[1:]:
        assert loss.low < loss.mean < loss.high
    _, linear, _, hidden = scores.losses
    mean, low, high = scores.gain
    assert mean == pytest.approx(linear.mean - hidden.mean)
    assert (low + high) / 2 == pytest.approx(mean, abs=0.05 * (high - low))
    # Pairing is worth it: the gain is surer than either loss.
    assert high - low < 0.3 * (hidden.high - hidden.low)


def test_a_model_that_gives_the_rate_of_each_bin_is_calibrated():
    T = numbers(35.1, 35.2, 38.0, 38.2).repeat(2)
    data = tally(T, torch.tensor([1, 0, 1, 1, 0, 0, 1, 0.0]))
    edges = pooled_edges(data, 1, 1)

    given, rates = calibration(lambda T: torch.where(T < 37, 0.25, 0.75), data, edges)

    assert given.tolist() == rates.rate.tolist() == [0.25, 0.75]


def test_splits_scored_at_once_are_scored_as_one_by_one():
    losses = losses_of_splits(split_patients, fit_at_37, 3, 2)

    for seed, at_once in enumerate(losses):
        train, held_out = split_patients(seed)
        (alone,) = fit_all_ramps([train], 2, seeds=[seed], num_starts=STARTS_A_SPLIT)
        one_by_one = [mean_loss(model, held_out) for model in fit_at_37(seed, alone)]
        assert at_once == pytest.approx(one_by_one, abs=1e-9)


def test_splits_report_how_far_they_are_and_stop_when_told():
    shares = []

    def report(share: float) -> bool:
        shares.append(share)
        return len(shares) < 3

    losses_of_splits(split_patients, fit_at_37, 4, 2, report)

    assert shares == pytest.approx([1 / 60, 2 / 60, 3 / 60])

import pytest
import torch

from core.monotonicity.binned_rates import bin_edges, pool_ends
from core.monotonicity.grouped_counts import tally
from core.monotonicity.held_out import (
    STARTS_A_SPLIT,
    calibration,
    losses_of_splits,
    outcomes,
    percentile_interval,
    resample,
    score_held_out,
    split_rows,
)
from core.monotonicity.one_feature import mean_loss
from core.monotonicity.relu_fit import fit_ramps
from core.monotonicity.temperature import (
    fit_models,
    models_of_split,
    split_patients,
)


def test_the_parts_hold_every_row_once():
    train, held_out = split_rows(1797, seed=3)

    assert (len(train), len(held_out)) == (1257, 540)
    assert sorted([*train.tolist(), *held_out.tolist()]) == list(range(1797))


def test_the_same_seed_holds_out_the_same_rows():
    once, again, other = (split_rows(100, seed)[1].tolist() for seed in (7, 7, 8))

    assert once == again != other


def test_resampled_means_spread_like_the_mean_itself():
    outcomes = torch.tensor([0.0, 1.0], dtype=torch.float64)

    means = resample(torch.tensor([300, 100])) @ outcomes / 400

    assert means.shape == (1000,)
    assert means.mean().item() == pytest.approx(0.25, abs=0.003)
    assert means.std().item() == pytest.approx((0.25 * 0.75 / 400) ** 0.5, rel=0.1)


def test_the_same_seed_draws_the_same_examples():
    counts = torch.full((5,), 9)

    one, same, other = (resample(counts, seed=seed) for seed in (1, 1, 2))

    assert torch.equal(one, same)
    assert not torch.equal(one, other)
    assert (one.sum(1) == 45).all()


def test_the_interval_is_the_middle_95_percent():
    means = torch.arange(1001, dtype=torch.float64)

    assert percentile_interval(torch.tensor(400.0), means) == pytest.approx(
        (400, 25, 975)
    )


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


def test_splits_scored_at_once_are_scored_as_one_by_one():
    losses = losses_of_splits(split_patients, models_of_split, 3, 2)

    for seed, at_once in enumerate(losses):
        train, held_out = split_patients(seed)
        alone = fit_ramps(train, 2, seed=seed, num_starts=STARTS_A_SPLIT)
        models = fit_models(train, 37.0, alone)
        one_by_one = [mean_loss(model, held_out) for model in models]
        assert at_once == pytest.approx(one_by_one, abs=1e-9)


def test_splits_report_how_far_they_are_and_stop_when_told():
    shares = []

    def report(share: float) -> bool:
        shares.append(share)
        return len(shares) < 3

    losses_of_splits(split_patients, models_of_split, 4, 2, report)

    assert shares == pytest.approx([1 / 60, 2 / 60, 3 / 60])

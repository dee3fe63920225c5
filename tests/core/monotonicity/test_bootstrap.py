import pytest
import torch

from core.monotonicity.bootstrap import bootstrap_means, percentile_interval, resample


def test_means_spread_like_the_mean_itself():
    values = torch.tensor([[0.0], [1.0]], dtype=torch.float64)
    counts = torch.tensor([300, 100])

    means = bootstrap_means(values, resample(counts))

    assert means.shape == (1000, 1)
    assert means.mean().item() == pytest.approx(0.25, abs=0.003)
    assert means.std().item() == pytest.approx((0.25 * 0.75 / 400) ** 0.5, rel=0.1)


def test_columns_are_drawn_together():
    values = torch.tensor([[0.0, 1.0], [5.0, 6.0]], dtype=torch.float64)

    means = bootstrap_means(values, resample(torch.tensor([7, 3]), num_resamples=50))

    assert torch.allclose(means[:, 1] - means[:, 0], torch.ones(50).double())


def test_the_interval_is_the_middle_95_percent():
    means = torch.arange(1001, dtype=torch.float64)

    assert percentile_interval(torch.tensor(400.0), means) == pytest.approx(
        (400, 25, 975)
    )


def test_the_same_seed_draws_the_same_examples():
    counts = torch.full((5,), 9)

    one, same, other = (resample(counts, seed=seed) for seed in (1, 1, 2))

    assert torch.equal(one, same)
    assert not torch.equal(one, other)
    assert (one.sum(1) == 45).all()

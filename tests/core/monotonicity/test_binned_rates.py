import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from core.monotonicity.binned_rates import (
    bin_index,
    binned_rates,
    log_odds,
    pooled_edges,
    wilson_interval,
)
from core.monotonicity.grouped_counts import Tally, tally
from core.monotonicity.temperature import all_patients
from tests.core.monotonicity.tensors import numbers


@given(st.integers(1, 5000), st.data(), st.sampled_from([0.8, 0.95, 0.999]))
def test_wilson_intervals_agree_with_scipy(trials: int, data, confidence: float):
    events = data.draw(st.integers(0, trials))

    low, high = wilson_interval(numbers(events), numbers(trials), confidence)

    oracle = binomtest(events, trials).proportion_ci(confidence, method="wilson")
    assert low.item() == pytest.approx(oracle.low, abs=1e-9)
    assert high.item() == pytest.approx(oracle.high, abs=1e-9)


def test_edges_lie_on_multiples_of_the_width():
    coarse = tally(numbers(31.7, 41.7), numbers(0, 1))
    fine = tally(numbers(0.6, 1.2), numbers(0, 1))

    assert pooled_edges(coarse, 2, 0).tolist() == [30, 32, 34, 36, 38, 40, 42]
    assert pooled_edges(fine, 0.2, 0).tolist() == pytest.approx([0.6, 0.8, 1, 1.2, 1.4])


def test_a_value_on_an_edge_belongs_to_the_bin_above():
    # 37.1 / 0.1 is not 371 in floating point.
    edges = torch.arange(360, 381).double() * 0.1

    assert bin_index(numbers(37.1, 37.2, 37.3), edges).tolist() == [11, 12, 13]


def test_the_risks_of_the_data_readme():
    # Its bins hold their upper edge; at 0.05 above it, ours do too.
    edges = numbers(30, 34, 35, 36, 36.5, 37, 38, 38.5, 39.5, 40, 42) + 0.05

    rates = binned_rates(all_patients(), edges)

    named = [0, 1, 3, 4, 6, 8, 9]
    assert rates.rate[named].tolist() == pytest.approx(
        [0.486, 0.361, 0.236, 0.220, 0.294, 0.431, 0.493], abs=5e-4
    )
    assert rates.trials[[0, 4, 9]].tolist() == [37, 1375, 67]


def test_bins_count_their_examples_and_average_their_values():
    data = tally(numbers(1, 2, 2, 7), numbers(0, 1, 0, 1))

    rates = binned_rates(data, numbers(0, 3, 6, 9))

    assert rates.left.tolist() == [0, 6]
    assert rates.right.tolist() == [3, 9]
    assert rates.trials.tolist() == [3, 1]
    assert rates.events.tolist() == [1, 1]
    assert rates.center.tolist() == pytest.approx([5 / 3, 7])


def test_sparse_ends_are_pooled_and_sparse_middles_kept():
    data = Tally(numbers(1, 3, 5, 7, 9), numbers(1, 30, 2, 40, 3), numbers(*[0] * 5))

    edges = pooled_edges(data, 2, fewest=10)

    assert edges.tolist() == [0, 4, 6, 10]


@pytest.mark.parametrize("width", [0.2, 0.7, 1.0])
def test_at_every_width_no_patient_is_lost(width: float):
    data = all_patients()

    rates = binned_rates(data, pooled_edges(data, width, 20))

    assert rates.trials.sum() == 9104
    assert rates.events.sum() == 2463
    assert min(rates.trials[0], rates.trials[-1]) >= 20
    assert ((rates.low <= rates.rate) & (rates.rate <= rates.high)).all()


def test_log_odds_of_certainty_are_finite():
    assert log_odds(numbers(0.5, 0, 1)).tolist() == pytest.approx(
        [0, -6.9068, 6.9068], abs=1e-4
    )

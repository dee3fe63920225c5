import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from core.monotonicity.binned_rates import (
    BinnedRates,
    bin_edges,
    binned_rates,
    pool_ends,
    wilson_interval,
)
from core.monotonicity.temperature import all_patients
from core.monotonicity.turn import find_turn, widened_confidence


def bins(events: list[int], trials: list[int]) -> BinnedRates:
    edges = torch.arange(len(events) + 1.0)
    events, trials = (torch.tensor(x).double() for x in (events, trials))
    return BinnedRates(
        edges[:-1],
        edges[1:],
        edges[:-1] + 0.5,
        trials,
        events,
        *wilson_interval(events, trials),
    )


def test_a_clear_valley_is_found():
    turn = find_turn(bins([60, 40, 10, 50], [100] * 4))

    assert turn.bins == (0, 2, 3)
    assert turn.is_valley


def test_a_clear_peak_is_found():
    turn = find_turn(bins([10, 90, 20], [100] * 3))

    assert turn.bins == (0, 1, 2)
    assert not turn.is_valley


def test_a_valley_of_few_examples_is_chance():
    assert find_turn(bins([3, 1, 3], [5] * 3)) is None


@given(st.lists(st.integers(0, 500), min_size=1, max_size=20), st.booleans())
def test_a_monotone_curve_never_turns(events: list[int], falling: bool):
    ordered = sorted(events, reverse=falling)

    assert find_turn(bins(ordered, [500] * len(events))) is None


def test_twenty_bins_need_intervals_of_99_75_percent():
    assert widened_confidence(20) == pytest.approx(0.9975)


def test_the_patients_turn_beyond_chance_at_half_a_degree():
    data = all_patients()
    edges = pool_ends(data, bin_edges(31.7, 41.7, 0.5), 20)
    rates = binned_rates(data, edges)

    turn = find_turn(rates, widened_confidence(len(rates.trials)))

    assert turn.is_valley
    assert rates.left[turn.bins[1]] in (36, 36.5, 37)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.monotonicity.binned_rates import BinnedRates, binned_rates, pooled_edges
from core.monotonicity.temperature import all_patients
from core.monotonicity.turn import find_valley, widened_confidence
from tests.core.monotonicity.tensors import numbers


def bins(events: list[int], trials: list[int]) -> BinnedRates:
    place, trials, events = (
        numbers(*range(len(events))),
        numbers(*trials),
        numbers(*events),
    )
    return BinnedRates(place, place + 1, place, trials, events, place, place)


def test_a_clear_valley_is_found():
    assert find_valley(bins([60, 40, 10, 50], [100] * 4)) == (0, 2, 3)


def test_a_valley_of_few_examples_is_chance():
    assert find_valley(bins([3, 1, 3], [5] * 3)) is None


@given(st.lists(st.integers(0, 500), min_size=1, max_size=20), st.booleans())
def test_a_monotone_curve_never_turns(events: list[int], falling: bool):
    ordered = sorted(events, reverse=falling)

    assert find_valley(bins(ordered, [500] * len(events))) is None


def test_twenty_bins_need_intervals_of_99_75_percent():
    assert widened_confidence(20) == pytest.approx(0.9975)


def test_the_patients_turn_beyond_chance_at_half_a_degree():
    data = all_patients()
    rates = binned_rates(data, pooled_edges(data, 0.5, 20))

    _, middle, _ = find_valley(rates, widened_confidence(len(rates.trials)))

    assert rates.left[middle] in (36, 36.5, 37)

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answers.summaries import Bin, bins, median_curve

NUMBERS = st.floats(-1e6, 1e6)


def test_few_values_are_counted_each_by_itself():
    assert bins([37.5, 36.0, 37.5]) == [Bin(36.0, 36.0, 1), Bin(37.5, 37.5, 2)]
    assert bins([]) == []


def test_many_values_are_counted_in_even_bins():
    found = bins([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5)

    assert [(b.low, b.high, b.count) for b in found] == [
        (0, 2, 2),
        (2, 4, 2),
        (4, 6, 2),
        (6, 8, 2),
        (8, 10, 3),
    ]


@given(st.lists(NUMBERS, max_size=60), st.integers(1, 8))
def test_every_value_is_counted_once(values: list[float], most: int):
    found = bins(values, most)

    assert sum(b.count for b in found) == len(values)
    assert len(found) <= most


def test_the_median_of_curves_is_that_of_their_heights():
    assert median_curve([(0, 1), (2, 5), (1, 9)]) == (1, 5)
    assert median_curve([(0, 1), (2, 5)]) == (1, 3)
    assert median_curve([]) == ()


@given(
    st.integers(1, 9).flatmap(
        lambda n: st.lists(
            st.lists(NUMBERS, min_size=n, max_size=n), min_size=1, max_size=30
        )
    )
)
def test_it_agrees_with_the_statistics_of_python(curves: list[list[float]]):
    by_hand = [statistics.median(place) for place in zip(*curves, strict=True)]

    assert median_curve(curves) == pytest.approx(by_hand, rel=1e-9, abs=1e-6)

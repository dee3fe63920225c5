import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.isotonic import IsotonicRegression

from core.monotonicity.grouped_counts import tally
from core.monotonicity.isotonic import fit_monotone, isotonic
from tests.core.monotonicity.tensors import numbers


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), min_size=1))
def test_it_agrees_with_scikit_learn(pairs: list[tuple[int, int]]):
    rates, weights = numbers(*(r for r, _ in pairs)), numbers(*(w for _, w in pairs))

    oracle = IsotonicRegression().fit(range(len(pairs)), rates, sample_weight=weights)

    assert isotonic(rates, weights).tolist() == pytest.approx(
        oracle.predict(range(len(pairs))).tolist()
    )


def test_the_curve_rises_between_and_beyond_the_values():
    model = fit_monotone(tally(numbers(1, 1, 2, 2), numbers(0, 1, 1, 1)))

    assert model(numbers(-9, 1, 1.9, 2, 99)).tolist() == [0.5, 0.5, 0.5, 1, 1]

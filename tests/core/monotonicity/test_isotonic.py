import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from sklearn.isotonic import IsotonicRegression

from core.monotonicity import one_feature
from core.monotonicity.grouped_counts import tally
from core.monotonicity.isotonic import fit_monotone, isotonic
from core.monotonicity.temperature import all_patients


def numbers(*values: float) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def test_violators_are_pooled_to_their_weighted_mean():
    fitted = isotonic(numbers(1, 5, 2, 9), numbers(1, 1, 2, 1))

    assert fitted.tolist() == [1, 3, 3, 9]


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


@pytest.mark.parametrize("rising", [True, False])
def test_it_keeps_its_direction_and_beats_the_best_logistic_curve(rising: bool):
    data = all_patients()
    linear = one_feature.logistic_model(one_feature.fit_feature(data, lambda T: T))

    model = fit_monotone(data, rising=rising)

    steps = model(data.value).diff() * (1 if rising else -1)
    assert (steps >= 0).all()
    assert one_feature.mean_loss(model, data) < one_feature.mean_loss(linear, data)


def test_no_monotone_curve_reaches_the_distance_from_37():
    data = all_patients()
    away = one_feature.distance_from(37.0)
    distance = one_feature.logistic_model(one_feature.fit_feature(data, away), away)

    best = min(
        one_feature.mean_loss(fit_monotone(data, rising=rising), data)
        for rising in (True, False)
    )

    assert best > one_feature.mean_loss(distance, data) + 0.0005

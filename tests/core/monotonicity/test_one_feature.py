import math

import pytest
import torch
from sklearn.linear_model import LinearRegression

from core.monotonicity import one_feature
from core.monotonicity.grouped_counts import tally
from core.monotonicity.temperature import all_patients, patients


def numbers(*values: float) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def test_the_line_agrees_with_scikit_learn():
    T, died = patients()

    line = one_feature.fit_line(all_patients())

    oracle = LinearRegression().fit(T[:, None].numpy(), died.numpy())
    assert line.W.item() == pytest.approx(oracle.coef_[0], abs=1e-10)
    assert line.b.item() == pytest.approx(oracle.intercept_, abs=1e-8)


def test_the_log_losses_of_the_data_readme():
    data = all_patients()
    away = one_feature.distance_from(37.0)
    linear = one_feature.fit_feature(data, lambda T: T)
    distance = one_feature.fit_feature(data, away)

    losses = [
        one_feature.mean_loss(one_feature.logistic_model(linear), data),
        one_feature.mean_loss(one_feature.logistic_model(distance, away), data),
    ]

    assert losses == pytest.approx([0.58280, 0.57869], abs=5e-6)


def test_the_constant_model_costs_the_entropy_of_its_rate():
    data = tally(numbers(1, 2, 3, 4), numbers(0, 1, 0, 0))

    loss = one_feature.mean_loss(one_feature.constant_model(data), data)

    assert loss == pytest.approx(-0.25 * math.log(0.25) - 0.75 * math.log(0.75))


def test_a_promise_beyond_certainty_costs_as_much_as_almost_certainty():
    without, with_event = one_feature.losses(numbers(1.4, -0.1))

    assert without.tolist() == pytest.approx([-math.log(0.001), -math.log(0.999)])
    assert with_event.tolist() == pytest.approx([-math.log(0.999), -math.log(0.001)])


def test_the_profile_is_the_loss_of_each_reference():
    data = all_patients()
    away = one_feature.distance_from(36.0)
    alone = one_feature.logistic_model(one_feature.fit_feature(data, away), away)

    profile = one_feature.distance_profile(data, numbers(35, 36))

    assert profile[1].item() == one_feature.mean_loss(alone, data)

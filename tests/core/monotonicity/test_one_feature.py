import math

import pytest
import torch
from sklearn.linear_model import LinearRegression

from core.affine import Affine
from core.mlp import MLP
from core.monotonicity import one_feature
from core.monotonicity.grouped_counts import tally
from core.monotonicity.temperature import (
    all_patients,
    distance_model,
    linear_models,
    patients,
)
from tests.core.monotonicity.tensors import numbers


def test_the_line_agrees_with_scikit_learn():
    T, died = patients()

    line = one_feature.fit_line(all_patients())

    oracle = LinearRegression().fit(T[:, None].numpy(), died.numpy())
    assert line.W.item() == pytest.approx(oracle.coef_[0], abs=1e-10)
    assert line.b.item() == pytest.approx(oracle.intercept_, abs=1e-8)


def test_the_log_losses_of_the_data_readme():
    models = linear_models(None)[1], distance_model(37.0, None)

    losses = [one_feature.mean_loss(model, all_patients()) for model in models]

    assert losses == pytest.approx([0.58280, 0.57869], abs=5e-6)


def test_the_constant_model_costs_the_entropy_of_its_rate():
    data = tally(numbers(1, 2, 3, 4), numbers(0, 1, 0, 0))

    loss = one_feature.mean_loss(one_feature.constant_model(data), data)

    assert loss == pytest.approx(-0.25 * math.log(0.25) - 0.75 * math.log(0.75))


def test_a_prediction_beyond_certainty_costs_as_much_as_almost_certainty():
    without, with_event = one_feature.losses(numbers(1.4, -0.1))

    assert without.tolist() == pytest.approx([-math.log(0.001), -math.log(0.999)])
    assert with_event.tolist() == pytest.approx([-math.log(0.999), -math.log(0.001)])


def test_each_unit_is_a_ramp_from_its_kink():
    mlp = MLP(numbers(2, -1)[None], numbers(-6, 5), numbers(1, 10)[:, None], numbers(0))

    assert one_feature.kinks(mlp).tolist() == [3, 5]
    assert one_feature.ramps(mlp, numbers(2, 3, 4, 6)).tolist() == [
        [0, 30],
        [0, 20],
        [2, 10],
        [6, 0],
    ]


def test_the_distance_is_two_ramps_back_to_back():
    T = torch.linspace(30, 45, 151, dtype=torch.float64)[:, None]
    layer = Affine(numbers(0.3)[None], numbers(-2))

    mlp = one_feature.distance_as_two_units(layer, 36.9)

    folded = layer((T - 36.9).abs())
    assert torch.allclose(mlp.outputs(T, torch.relu), folded, atol=1e-12)
    assert one_feature.kinks(mlp).tolist() == pytest.approx([36.9, 36.9])


def test_units_are_ordered_by_where_they_look_and_then_by_their_kink():
    mlp = MLP(
        torch.tensor([[1.0, -1.0, 2.0, -2.0]]),
        torch.tensor([-5.0, 3.0, -4.0, 2.0]),
        torch.tensor([[1.0], [2.0], [3.0], [4.0]]),
        torch.zeros(1),
    )
    x = torch.linspace(-6, 6, 25)[:, None]

    ordered = one_feature.looking_down_first(mlp)

    assert one_feature.kinks(ordered).tolist() == [1, 3, 2, 5]
    assert ordered.W1[0].sign().tolist() == [-1, -1, 1, 1]
    assert torch.equal(ordered.outputs(x, torch.relu), mlp.outputs(x, torch.relu))

import math

import pytest
import torch

from core.datasets import DATASETS, make_dataset
from core.linear_model import fit_linear
from core.training import TrainingConfig, train


def data_of(name, **choice):
    return make_dataset(name, generator=torch.Generator().manual_seed(0), **choice)


def loss_of(name):
    classes = DATASETS[name].task == "classification"
    return "cross_entropy" if classes else "squared_error"


def test_xor_leaves_a_linear_model_guessing():
    X = torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    y = torch.tensor([[0.0], [1], [1], [0]])

    by_entropy = fit_linear(X, y, "cross_entropy")
    by_squares = fit_linear(X, y, "squared_error")

    assert by_entropy.loss == pytest.approx(math.log(2))
    assert by_squares.loss == pytest.approx(0.25)
    assert by_squares.layer.b.item() == pytest.approx(0.5)
    assert not by_entropy.separates


def test_a_line_is_fitted_exactly():
    X = torch.tensor([[0.0], [1.0], [2.0]])

    model = fit_linear(X, 3 * X - 1, "squared_error")

    assert model.layer.W.item() == pytest.approx(3)
    assert model.layer.b.item() == pytest.approx(-1)
    assert model.loss == pytest.approx(0, abs=1e-12)
    assert model.accuracy is None


@pytest.mark.parametrize("noise", [0.0, 0.1])
def test_separable_classes_have_no_best_loss(noise):
    data = data_of("separable", noise=noise)

    model = fit_linear(data.X, data.y, "cross_entropy")

    assert model.accuracy == 1.0
    assert model.separates
    assert model.loss < 0.01


@pytest.mark.parametrize("label", [0.0, 1.0])
def test_a_single_class_is_fitted_too(label):
    X = torch.randn(20, 2, generator=torch.Generator().manual_seed(0))

    model = fit_linear(X, torch.full((20, 1), label), "cross_entropy")

    assert model.accuracy == 1.0
    assert model.loss < 1e-3


def test_repeated_features_are_fitted_too():
    data = data_of("moons")

    once = fit_linear(data.X, data.y, "cross_entropy")
    twice = fit_linear(torch.cat([data.X, data.X], dim=1), data.y, "cross_entropy")

    assert twice.loss == pytest.approx(once.loss, abs=1e-4)


@pytest.mark.parametrize("name", DATASETS)
def test_no_affine_layer_is_better(name):
    data = data_of(name, num_points=100)
    model = fit_linear(data.X, data.y, loss_of(name))
    config = TrainingConfig(
        num_hiddens=4,
        activation="identity",
        loss=loss_of(name),
        optimizer="adam",
        lr=0.01,
        num_epochs=200,
    )

    history = train(data.X, data.y, config, (0, 1))

    if not model.separates:
        assert model.loss <= history.loss.min().item() + 1e-6
        assert history.loss[-1].min().item() == pytest.approx(model.loss, abs=0.02)
    assert model.evaluate(data.X, data.y, loss_of(name)) == (model.loss, model.accuracy)

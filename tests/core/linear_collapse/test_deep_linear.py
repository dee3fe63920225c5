import pytest
import torch

from core.activations import ACTIVATIONS, find
from core.affine import forward
from core.linear_collapse.deep_linear import (
    NUM_POINTS,
    bend_of,
    compare_depths,
    train_linear,
)
from core.linear_collapse.plane import sign_changes

DATASETS = ("xor", "circles", "moons")


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("depth", [1, 3, 6])
def test_a_linear_network_ties_with_logistic_regression(dataset, depth):
    for seed in range(3):
        comparison = compare_depths(
            dataset, depth, 8, ACTIVATIONS["tanh"], seed, reach=3.0
        )
        logistic, linear = comparison.logistic, comparison.linear

        assert linear.loss >= logistic.loss - 1e-6
        assert linear.loss == pytest.approx(logistic.loss, abs=2e-3)
        assert linear.accuracy == pytest.approx(logistic.accuracy, abs=0.01)


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("key", ["relu", "tanh"])
def test_a_bend_beats_both(dataset, key):
    comparison = compare_depths(dataset, 2, 8, ACTIVATIONS[key], 0, reach=3.0)

    assert comparison.bent.accuracy > max(0.98, comparison.logistic.accuracy)
    assert comparison.bent.loss < comparison.logistic.loss / 2


def test_the_identity_as_activation_is_the_linear_network():
    comparison = compare_depths("xor", 2, 4, ACTIVATIONS["identity"], 0, reach=3.0)

    assert comparison.bent.loss == pytest.approx(comparison.linear.loss, abs=1e-5)
    assert comparison.bent.accuracy == comparison.linear.accuracy


def test_linear_boundaries_are_lines_and_the_bent_one_is_where_the_logit_is_0():
    comparison = compare_depths("circles", 1, 8, ACTIVATIONS["tanh"], 0, reach=3.0)

    assert comparison.logistic.boundary.shape == (2, 2)
    assert comparison.linear.boundary.shape == (2, 2)
    # Between a ring of radius 1 and one of radius 2.2.
    radius = comparison.bent.boundary.norm(dim=1).median().item()
    assert 1.1 < radius < 2.2


def test_the_same_link_gives_the_same_comparison():
    once, again = (
        compare_depths("moons", 2, 5, find("abs(x)"), 4, reach=3.0) for _ in range(2)
    )

    assert once.bent.loss == again.bent.loss
    assert torch.equal(once.X, again.X)
    assert len(once.X) == NUM_POINTS


@pytest.mark.parametrize("num_layers", [1, 2, 6])
def test_the_boundary_of_a_linear_network_is_straight_at_any_depth(num_layers):
    trained = train_linear("circles", num_layers, 8, 0)
    dots = sign_changes(lambda X: forward(X, trained.layers), 3.0, 61)

    assert len(trained.layers) == num_layers
    assert len(dots) > 20
    assert bend_of(dots) < 1e-4
    assert trained.accuracy < 0.65


def test_a_bend_is_the_largest_distance_from_the_nearest_line():
    corner = torch.tensor([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [3.0, 0.0]])
    assert bend_of(corner) == 0

    corner[1, 1] = 1.0
    assert 0.5 < bend_of(corner) < 1

from functools import partial

import pytest
import torch

from core.activations import ACTIVATIONS, find
from core.affine import forward
from core.linear_collapse.deep_linear import bend_of, compare_depths, train_linear
from core.linear_collapse.plane import sign_changes


@pytest.mark.parametrize(
    ("dataset", "depth", "key"),
    [("xor", 6, "relu"), ("circles", 1, "tanh"), ("moons", 3, "relu")],
)
def test_a_linear_network_ties_with_logistic_regression_and_a_bend_wins(
    dataset, depth, key
):
    comparison = compare_depths(dataset, depth, 8, ACTIVATIONS[key], 0, reach=3.0)
    logistic, linear, bent = comparison[2:]

    assert linear.loss >= logistic.loss - 1e-6
    assert linear.loss == pytest.approx(logistic.loss, abs=2e-3)
    assert linear.accuracy == pytest.approx(logistic.accuracy, abs=0.01)
    assert bent.accuracy > max(0.98, logistic.accuracy)
    assert bent.loss < logistic.loss / 2


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


@pytest.mark.parametrize("num_layers", [1, 6])
def test_the_boundary_of_a_linear_network_is_straight_at_any_depth(num_layers):
    trained = train_linear("circles", num_layers, 8, 0, reach=3.0)
    network = partial(forward, layers=trained.layers)
    dots = sign_changes(network, 3.0, 61)

    assert len(trained.layers) == num_layers
    assert len(dots) > 20
    assert bend_of(dots) < 1e-4
    ends = trained.outcome.boundary.float()
    torch.testing.assert_close(network(ends), torch.zeros(2, 1), rtol=0, atol=1e-4)
    assert trained.outcome.accuracy < 0.65


def test_a_bend_is_the_largest_distance_from_the_nearest_line():
    corner = torch.tensor([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [3.0, 0.0]])
    assert bend_of(corner) == 0

    corner[1, 1] = 1.0
    assert 0.5 < bend_of(corner) < 1

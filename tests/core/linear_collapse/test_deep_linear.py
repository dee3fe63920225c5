import pytest
import torch

from core.activations import ACTIVATIONS, find
from core.linear_collapse.deep_linear import NUM_POINTS, compare_depths

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

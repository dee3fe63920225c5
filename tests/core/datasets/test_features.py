import pytest
import torch

from core.datasets.features import FEATURES, engineer


def test_every_feature_of_a_worked_example():
    X = torch.tensor([[2.0, -3.0]])

    made = engineer(X, tuple(FEATURES))

    sines = torch.tensor([2.0, -3.0]).sin().tolist()
    assert made.tolist() == [pytest.approx([2, -3, 4, 9, -6, *sines])]


def test_features_come_in_the_order_chosen():
    X = torch.tensor([[2.0, -3.0], [1.0, 1.0]])

    assert engineer(X, ["x1_x2", "x1"]).tolist() == [[-6.0, 2.0], [1.0, 1.0]]


@pytest.mark.parametrize("features", [[], ["x3"], ["x1", "cosine"]])
def test_unknown_features_are_refused(features):
    with pytest.raises(ValueError, match="choose at least one of x1, x2"):
        engineer(torch.zeros(3, 2), features)


def test_other_inputs_than_two_are_refused():
    with pytest.raises(ValueError, match="made of 2 inputs, not of 1"):
        engineer(torch.zeros(3, 1), ["x1"])

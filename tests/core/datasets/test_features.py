import pytest
import torch

from core.datasets.features import FEATURES, engineer


def test_every_feature_of_a_worked_example():
    X = torch.tensor([[2.0, -3.0]])

    made = engineer(X, tuple(FEATURES))

    sines = torch.tensor([2.0, -3.0]).sin().tolist()
    assert made.tolist() == [pytest.approx([2, -3, 4, 9, -6, *sines])]


def test_features_come_in_the_order_chosen_and_none_are_the_inputs():
    X = torch.tensor([[2.0, -3.0], [1.0, 1.0]])

    assert engineer(X, ["x1_x2", "x1"]).tolist() == [[-6.0, 2.0], [1.0, 1.0]]
    assert torch.equal(engineer(X, ()), X)

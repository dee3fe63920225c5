import pytest
import torch

from core.mlp import MLP
from core.universal_approximation.curve_error import (
    curve,
    first_units,
    mean_deviation,
    sup_error,
)


def test_first_units_of_a_worked_example():
    # 1 + 2 relu(x) - 3 relu(x - 1) at x = 2: first 1, then 1 + 4, then 1 + 4 - 3
    mlp = MLP(
        torch.ones(1, 2),
        torch.tensor([0.0, -1.0]),
        torch.tensor([[2.0], [-3.0]]),
        torch.ones(1),
    )

    sums = [
        curve(first_units(mlp, n), torch.relu, torch.tensor([2.0])).item()
        for n in range(3)
    ]

    assert sums == [1, 5, 2]


def test_errors_by_hand():
    y = torch.tensor([0.0, 2.0, 4.0])
    y_hat = torch.tensor([0.0, 2.0, 3.0])

    assert sup_error(y_hat, y) == 1
    # Mean distance 1/3, and the heights lie 4/3 from their mean on average.
    assert mean_deviation(y_hat, y) == pytest.approx(1 / 4)


def test_the_mean_scores_one_and_a_constant_is_its_own_unit():
    y = torch.tensor([0.0, 1.0, 5.0])

    assert mean_deviation(y.mean().expand(3), y) == pytest.approx(1)
    assert mean_deviation(torch.full((3,), 2.0), torch.full((3,), 2.5)) == 0.5

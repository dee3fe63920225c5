import pytest
import torch

from core.curve_error import curve, mean_deviation, partial_sums, sup_error
from core.mlp import MLP, random_mlp


def test_partial_sums_of_a_worked_example():
    # 1 + 2 relu(x) - 3 relu(x - 1) at x = 2: first 1, then 1 + 4, then 1 + 4 - 3
    mlp = MLP(
        torch.ones(1, 2),
        torch.tensor([0.0, -1.0]),
        torch.tensor([[2.0], [-3.0]]),
        torch.ones(1),
    )

    counts, sums = partial_sums(mlp, torch.relu, torch.tensor([2.0]), most=12)

    assert counts == [0, 1, 2]
    assert sums.tolist() == [[1], [5], [2]]


@pytest.mark.parametrize("num_hiddens", [1, 2, 11, 12, 13, 200])
def test_the_last_partial_sum_is_the_curve_and_there_are_at_most_twelve(num_hiddens):
    mlp = random_mlp(1, num_hiddens, generator=torch.Generator().manual_seed(1))
    x = torch.linspace(-2, 2, 9)

    counts, sums = partial_sums(mlp, torch.relu, x, most=12)

    assert len(counts) == len(sums) == min(num_hiddens + 1, 12)
    assert counts[0] == 0
    assert counts[-1] == num_hiddens
    assert counts == sorted(set(counts))
    torch.testing.assert_close(sums[-1], curve(mlp, torch.relu, x))


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

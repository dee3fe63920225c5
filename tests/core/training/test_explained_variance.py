import pytest
import torch

from core.training.evaluation import explained_share


def test_a_worked_example():
    y = torch.tensor([0.0, 2.0, 4.0])

    assert explained_share(y, torch.tensor([0.0, 2.0, 2.0])) == pytest.approx(
        1 - (4 / 3) / (8 / 3)
    )


def test_the_mean_explains_nothing_and_the_truth_everything():
    y = torch.randn(50, generator=torch.Generator().manual_seed(0))

    assert explained_share(y, y.mean().expand(50)) == pytest.approx(0, abs=1e-6)
    assert explained_share(y, y) == 1

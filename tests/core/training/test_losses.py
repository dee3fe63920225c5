import pytest
import torch
from torch import nn

from core.training.evaluation import explained_share
from core.training.losses import LOSSES, cross_entropy


@pytest.mark.parametrize("name", LOSSES)
def test_losses_are_those_of_torch_and_their_errors_its_slopes(name):
    loss = LOSSES[name]
    theirs = {"cross_entropy": nn.BCEWithLogitsLoss, "squared_error": nn.MSELoss}[name]
    O = torch.linspace(-40, 40, 81).requires_grad_()
    y = (torch.arange(81) % 2).float()
    expected = theirs(reduction="sum")(O, y)
    expected.backward()

    error = loss.error(O.detach(), y, torch.zeros(81))

    assert loss.value(O, y).sum().item() == pytest.approx(expected.item())
    assert torch.allclose(loss.slope * error, O.grad, atol=1e-6)
    assert torch.allclose(loss.predict(O) - y, error)


def test_cross_entropy_stays_finite_where_the_probability_does_not():
    O = torch.tensor([1e4, -1e4])

    assert cross_entropy(O, torch.tensor([0.0, 1.0])).tolist() == [1e4, 1e4]
    assert cross_entropy(O, torch.tensor([1.0, 0.0])).tolist() == [0.0, 0.0]


def test_the_mean_explains_nothing_and_the_truth_everything():
    y = torch.tensor([0.0, 2.0, 4.0])

    assert explained_share(y, y.mean().expand(3)) == 0
    assert explained_share(y, torch.tensor([0.0, 2.0, 2.0])) == 0.5
    assert explained_share(y, y) == 1

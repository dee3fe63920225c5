from dataclasses import replace

import pytest
import torch
from torch import nn

from core.activations import ACTIVATIONS
from core.datasets import make_dataset
from core.mlp import MLP
from core.training import TrainingConfig, train
from tests.core.training.examples import (
    SMALL,
    examples,
    largest_difference,
    train_with_autograd,
)

FORMULAS = ("x * sigmoid(1.5 x)", "where(x > 0, x, 0.1 x)", "max(x, 0) + 0.1 sin(3x)")


@pytest.mark.parametrize("activation", [*ACTIVATIONS, *FORMULAS])
def test_every_activation_agrees_with_autograd_and_torch_optim(activation):
    X, y = examples()
    config = replace(SMALL, activation=activation)

    history = train(X, y, config, (1,))

    assert largest_difference(history, train_with_autograd(X, y, config, 1)) < 1e-6


@pytest.mark.parametrize(
    "change",
    [
        {"optimizer": "adam"},
        {"loss": "squared_error"},
        {"loss": "squared_error", "optimizer": "adam"},
        {"activation": FORMULAS[0], "optimizer": "adam"},
        {"momentum": 0.9},
        {"l2": 0.3},
        {"l1": 0.05},
        {"l1": 0.05, "l2": 0.3, "momentum": 0.5},
        {"l2": 0.3, "optimizer": "adam", "lr": 0.01},
        {"batch_size": 1},
        {"batch_size": 20},
        {"batch_size": 10_000},
        {"init_scale": 3.0},
        {"init_scale": 0.0, "activation": "sigmoid"},
        {"num_hiddens": 1},
        {"num_hiddens": 400},
    ],
)
def test_every_setting_agrees_with_autograd_and_torch_optim(change):
    X, y = examples()
    config = replace(SMALL, **{"activation": "tanh", **change})

    history = train(X, y, config, (2,))

    assert largest_difference(history, train_with_autograd(X, y, config, 2)) < 1e-6


def test_one_step_of_a_worked_example():
    start = MLP(
        W1=torch.tensor([[1.0, -1.0]]),
        b1=torch.tensor([0.0, 0.5]),
        W2=torch.tensor([[2.0], [3.0]]),
        b2=torch.tensor([1.0]),
    )
    config = TrainingConfig(
        num_hiddens=2, loss="squared_error", lr=0.01, batch_size=1, num_epochs=1
    )

    history = train(torch.tensor([[2.0]]), torch.tensor([[4.0]]), config, start=start)

    # z = (2, -1.5), h = (2, 0), o = 2 * 2 + 1 = 5, loss (5 - 4)² = 1, slope 2.
    assert history.loss[0].item() == 1.0
    W1, b1, W2, b2 = history.mlp(1)
    assert b2.tolist() == pytest.approx([1 - 0.01 * 2])
    assert W2.flatten().tolist() == pytest.approx([2 - 0.01 * 2 * 2, 3])
    assert b1.tolist() == pytest.approx([0 - 0.01 * 2 * 2, 0.5])
    assert W1.flatten().tolist() == pytest.approx([1 - 0.01 * 2 * 2 * 2, -1])


@pytest.mark.parametrize("num_inputs", [1, 2, 7])
def test_runs_at_once_agree_with_runs_alone(num_inputs):
    X, y = examples(n=50, num_inputs=num_inputs)
    config = replace(SMALL, activation="tanh", num_hiddens=32, num_epochs=5)

    together = train(X, y, config, (0, 1, 2, 3))

    for run in range(4):
        alone = train(X, y, config, (run,))
        assert torch.allclose(together.loss[:, run], alone.loss[:, 0], atol=1e-6)
        for one, other in zip(together.mlp(-1, run), alone.mlp(-1), strict=True):
            assert torch.allclose(one, other, atol=1e-6)


def test_loss_and_accuracy_are_those_of_the_recorded_parameters():
    X, y = examples()

    history = train(X, y, replace(SMALL, activation="gelu"), (0, 1))

    assert history.loss.shape == history.accuracy.shape == (4, 2)
    for epoch in range(4):
        for run in range(2):
            O = history.mlp(epoch, run).outputs(X, torch.nn.functional.gelu)
            loss = nn.functional.binary_cross_entropy_with_logits(O, y)
            accuracy = ((O > 0) == (y == 1)).float().mean()
            assert history.loss[epoch, run].item() == pytest.approx(loss.item())
            assert history.accuracy[epoch, run] == accuracy


def test_real_targets_have_a_loss_and_no_accuracy():
    X = torch.linspace(-2, 2, 30).unsqueeze(1)

    history = train(X, X.sin(), replace(SMALL, loss="squared_error", num_epochs=50))

    assert history.accuracy is None
    assert history.loss[-1] < history.loss[0]


def test_zero_start_keeps_all_units_the_same():
    X, y = examples()
    config = replace(SMALL, init_scale=0.0, activation="sigmoid", num_epochs=30)

    W1 = train(X, y, config).mlp(-1).W1

    assert torch.equal(W1, W1[:, :1].expand_as(W1))
    assert W1.abs().max() > 0


def test_spirals_are_learned_by_a_setting_a_reader_can_choose():
    data = make_dataset("spirals", generator=torch.Generator().manual_seed(0))
    config = TrainingConfig(
        num_hiddens=32,
        optimizer="adam",
        lr=0.02,
        batch_size=32,
        num_epochs=200,
        target_accuracy=0.99,
    )

    history = train(data.X, data.y, config, range(8))

    assert history.accuracy[-1].min() >= 0.99

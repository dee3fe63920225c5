from dataclasses import replace

import pytest
import torch
from torch import nn

from core.training import train
from tests.core.training.examples import (
    SMALL,
    examples,
    largest_difference,
    train_with_autograd,
)

FORMULA = "x * sigmoid(1.5 x)"


@pytest.mark.parametrize(
    "change",
    [
        {"optimizer": "adam"},
        {"loss": "squared_error"},
        {"activation": FORMULA, "optimizer": "adam"},
        {"l1": 0.05, "l2": 0.3, "momentum": 0.5},
        {"l2": 0.3, "optimizer": "adam", "lr": 0.01},
        {"batch_size": 1},
        {"batch_size": 20},
        {"batch_size": 10_000},
        {"init_scale": 3.0},
        {"init_scale": 0.0, "activation": "sigmoid"},
        {"num_hiddens": 1},
        {"num_hiddens": 400, "activation": "relu"},
    ],
)
def test_every_setting_agrees_with_autograd_and_torch_optim(change):
    X, y = examples()
    config = replace(SMALL, **{"activation": "tanh", **change})

    history = train(X, y, config, (2, 3))

    for run, seed in enumerate((2, 3)):
        epochs = train_with_autograd(X, y, config, seed)
        assert largest_difference(history, epochs, run) < 1e-6


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
    metrics = history.evaluate(X, y)
    torch.testing.assert_close(metrics.loss, history.loss)
    assert torch.equal(metrics.accuracy, history.accuracy)


def test_real_targets_have_a_loss_and_no_accuracy():
    X = torch.linspace(-2, 2, 30).unsqueeze(1)

    history = train(X, X.sin(), replace(SMALL, loss="squared_error", num_epochs=50))

    assert history.accuracy is None
    assert history.loss[-1] < history.loss[0]
    # Targets that happen to be classes are none here.
    assert history.evaluate(X[:1], torch.zeros(1, 1)).accuracy is None

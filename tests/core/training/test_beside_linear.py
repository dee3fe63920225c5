from dataclasses import replace

import pytest
import torch

from core.datasets import make_dataset
from core.training import TrainingConfig, train, train_beside_linear

CONFIG = TrainingConfig(num_hiddens=6, lr=0.1, num_epochs=12)


def circles(seed=3):
    generator = torch.Generator().manual_seed(seed)
    data = make_dataset("circles", num_points=120, generator=generator)
    return data.X, data.y, generator


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"activation": "tanh", "optimizer": "adam", "lr": 0.02},
        {"activation": "x / (1 + abs(x))", "l2": 0.01},
        {"activation": "sine", "momentum": 0.9, "batch_size": 1000},
        {"activation": "relu", "target_accuracy": 0.7, "lr": 0.3, "num_epochs": 60},
    ],
)
def test_both_runs_are_what_they_are_alone(change):
    config = replace(CONFIG, **change)
    X, y, generator = circles()
    alone = train(X, y, config, [generator.clone_state()])
    linear_config = replace(config, activation="identity")
    linear_alone = train(X, y, linear_config, [generator.clone_state()])

    history, linear = train_beside_linear(X, y, config, generator)

    for found, expected in ((history, alone), (linear, linear_alone)):
        assert found.num_epochs == expected.num_epochs
        assert found.activation.key == expected.activation.key
        torch.testing.assert_close(found.first, expected.first, rtol=0, atol=1e-5)
        torch.testing.assert_close(found.loss, expected.loss, rtol=0, atol=1e-5)
        torch.testing.assert_close(found.accuracy, expected.accuracy)


def test_a_run_that_diverges_leaves_the_other_alone():
    X, y, generator = circles()
    config = replace(CONFIG, activation="x^3", lr=5.0, loss="squared_error")

    history, linear = train_beside_linear(X, y, config, generator)

    assert not history.loss[-1].isfinite().all()
    alone = train(X, y, replace(config, activation="identity"), [circles()[2]])
    torch.testing.assert_close(linear.loss, alone.loss, equal_nan=True)

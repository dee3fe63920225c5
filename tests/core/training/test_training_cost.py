from dataclasses import replace

import pytest
import torch

from core.training import TrainingConfig, train
from core.training.cost import epochs_in, estimate_seconds, training_bytes

CONFIG = TrainingConfig(num_hiddens=8, batch_size=32, num_epochs=100)


@pytest.mark.parametrize(
    "dearer",
    [
        {"num_hiddens": 64},
        {"batch_size": 8},
        {"num_epochs": 200},
        {"optimizer": "adam"},
        {"l2": 0.1},
        {"activation": "mish"},
        {"activation": "x * sigmoid(x)"},
    ],
)
def test_what_takes_longer_is_estimated_longer(dearer):
    assert estimate_seconds(300, replace(CONFIG, **dearer)) > estimate_seconds(
        300, CONFIG
    )


def test_more_examples_runs_and_inputs_are_estimated_longer():
    base = estimate_seconds(300, CONFIG, 1, 2)

    assert estimate_seconds(600, CONFIG, 1, 2) > base
    assert estimate_seconds(300, CONFIG, 32, 2) > base
    assert estimate_seconds(300, CONFIG, 1, 7) > base
    # All at once is what makes it worth while.
    assert estimate_seconds(300, CONFIG, 32, 2) < 32 / 2 * base


def test_the_recorded_bytes_are_counted_to_the_byte():
    X = torch.randn(20, 2, generator=torch.Generator().manual_seed(0))
    config = replace(CONFIG, num_epochs=7, batch_size=20)

    history = train(X, (X[:, :1] > 0).float(), config, (0, 1, 2))

    recorded = 4 * (history.first.numel() + history.second.numel())
    assert training_bytes(20, config, 3) == recorded + 4 * 3 * (3 * 8 * 20)


def test_epochs_in_a_time_are_those_of_the_estimate():
    epochs = epochs_in(0.5, 300, CONFIG)

    assert estimate_seconds(300, replace(CONFIG, num_epochs=epochs)) <= 0.5
    assert estimate_seconds(300, replace(CONFIG, num_epochs=epochs + 1)) > 0.5
    assert epochs_in(1e-9, 300, CONFIG) == 1

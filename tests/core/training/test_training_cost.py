from dataclasses import replace

import pytest
import torch

from core.activations import ACTIVATIONS
from core.training import TrainingConfig, train
from core.training.cost import (
    MAX_BYTES,
    MAX_SECONDS,
    epochs_in,
    estimate_seconds,
    refuse_costly,
    training_bytes,
)

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


def test_a_formula_costs_by_its_parts():
    costs = [
        estimate_seconds(300, replace(CONFIG, activation=formula))
        for formula in ("x", "sin(x)", "sin(x) + x", "where(x > 0, sin(x) + x, 0)")
    ]

    assert costs == sorted(set(costs))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_class_may_ask_for_every_activation_in_a_common_setting(activation):
    config = replace(
        CONFIG, activation=activation, num_hiddens=64, num_epochs=300, batch_size=10
    )

    refuse_costly(300, config)

    assert estimate_seconds(300, config) < MAX_SECONDS / 10 * 5


def test_too_long_a_run_is_refused_with_the_numbers_before_it_starts():
    X, y = torch.zeros(5000, 2), torch.zeros(5000, 1)
    config = replace(CONFIG, batch_size=1, num_epochs=1000)

    with pytest.raises(
        ValueError, match=r"1,000 epochs of 5,000 .* 8 hidden units"
    ) as e:
        train(X, y, config)

    assert "would take about 10" in str(e.value)
    assert "the limit is 10: choose fewer epochs" in str(e.value)


def test_too_large_a_run_is_refused_with_the_numbers():
    config = replace(CONFIG, num_hiddens=1024, num_epochs=2000, batch_size=1000)

    with pytest.raises(ValueError, match="MB of memory, the limit is 64"):
        refuse_costly(20, config, runs=4)
    assert training_bytes(20, config, 4) > MAX_BYTES


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


def test_an_unknown_activation_has_no_price():
    with pytest.raises(ValueError, match="rellu"):
        estimate_seconds(300, replace(CONFIG, activation="rellu"))

from dataclasses import replace

import pytest
import torch

from core.datasets import make_dataset
from core.mlp import MLP
from core.train_mlp.divergence import (
    LADDER,
    find_divergence,
    largest_stable_lr,
    last_good_epoch,
)
from core.training import TrainingConfig, train

CONFIG = TrainingConfig(num_hiddens=8, batch_size=32, num_epochs=40)


def moons():
    data = make_dataset(
        "moons", num_points=100, generator=torch.Generator().manual_seed(0)
    )
    return data.X, data.y


@pytest.mark.parametrize("lr", [5.0, 1e6])
def test_a_large_learning_rate_is_named_with_the_epoch_and_the_activation(lr):
    X, y = moons()
    config = replace(CONFIG, loss="squared_error", lr=lr)
    history = train(X, y, config, (0, 0), lrs=(0.05, lr))

    divergence = find_divergence(history, run=1)

    assert find_divergence(history, run=0) is None
    assert f"In epoch {divergence.epoch} the loss" in divergence.cause
    assert f"learning rate {lr:g} " in divergence.cause
    assert "relu" in divergence.cause


def history_with(losses):
    """Return a run whose losses are these, whatever its parameters."""
    X, y = moons()
    history = train(X, y, replace(CONFIG, num_epochs=len(losses) - 1))
    return replace(history, loss=torch.tensor(losses)[:, None])


@pytest.mark.parametrize(
    ("losses", "epoch"),
    [
        ([0.7, 90.0, 0.6, 80.0, 0.5], None),  # came back
        ([0.7, 0.6, 90.0, 900.0], 2),
        ([0.7, 90.0, 0.6, 90.0, 90.0], 3),  # the second did not come back
        ([0.7, 0.6, 70.0, 70.0, 70.0, 70.0], 2),  # a plateau far above the start
        ([0.7, 0.6, 5.0, 5.0, 5.0], None),  # worse than the start, not exploded
        ([0.7, 0.6, torch.inf, 0.5], 2),
        ([0.7, 0.6, torch.nan, torch.nan], 2),
        ([0.7, 90.0, 900.0, torch.nan], 1),  # it exploded before it was lost
        ([0.7, 90.0, 0.6, torch.nan, 0.5], 3),
        ([90.0, 91.0, 92.0], None),  # the start counts, however high
    ],
    ids=str,
)
def test_a_run_has_diverged_from_where_it_never_comes_back(losses, epoch):
    history = history_with(losses)
    divergence = find_divergence(history)

    assert (divergence and divergence.epoch) == epoch
    assert last_good_epoch(history) == (epoch or len(losses)) - 1


def test_an_activation_that_is_no_number_is_named():
    X, y = moons()
    history = train(X, y, replace(CONFIG, activation="log(x)"))

    divergence = find_divergence(history)

    assert divergence.epoch == last_good_epoch(history) == 0
    assert "log(x)" in divergence.cause
    assert "Before the first step" in divergence.cause


def test_an_activation_that_leaves_its_range_later_is_named():
    X, y = torch.ones(4, 1), torch.full((4, 1), -3.0)
    start = MLP(
        torch.ones(1, 1), torch.full((1,), 0.5), torch.ones(1, 1), torch.zeros(1)
    )
    config = TrainingConfig(
        num_hiddens=1,
        activation="sqrt(x)",
        loss="squared_error",
        lr=0.5,
        num_epochs=10,
    )

    divergence = find_divergence(train(X, y, config, start=start))

    assert divergence.epoch >= 1
    assert "sqrt(x)" in divergence.cause
    assert "every parameter is a moderate number" in divergence.cause


@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
@pytest.mark.parametrize("activation", ["relu", "identity", "x * x"])
def test_the_largest_stable_learning_rate_is_stable(activation, loss):
    X, y = moons()
    config = replace(CONFIG, activation=activation, loss=loss, lr=1e3)
    generator = torch.Generator().manual_seed(3)

    best = largest_stable_lr(X, y, config, generator)

    assert best in LADDER
    history = train(X, y, replace(config, lr=best), (generator,))
    assert torch.equal(history.loss, train(X, y, history.config, (3,)).loss)
    assert find_divergence(history) is None


def test_nothing_is_stable_where_the_activation_is_no_number():
    config = replace(CONFIG, activation="log(x)")

    assert largest_stable_lr(*moons(), config, torch.Generator()) is None

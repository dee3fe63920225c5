from dataclasses import replace

import pytest
import torch

from core.mlp import random_mlp
from core.training import TrainingConfig, train
from core.training.minibatches import Minibatches, next_minibatch

CONFIG = TrainingConfig(
    num_hiddens=3, activation="tanh", lr=0.3, batch_size=10, num_epochs=4
)


def generators(*seeds):
    return [torch.Generator().manual_seed(seed) for seed in seeds]


def rows_of(minibatches, run):
    """The examples of an epoch in their order, as X (n, d + 1) and y (n,)."""
    X = torch.cat([XT[run].T for XT, _ in minibatches.batches])
    y = torch.cat([y[run, 0] for _, y in minibatches.batches])
    return X, y


def test_an_epoch_holds_every_example_once_in_the_order_drawn():
    X = torch.arange(10.0)[:, None]
    minibatches = Minibatches(X, 100 + X, 4, generators(5, 6))

    minibatches.shuffle()

    sizes = [y.shape[-1] for _, y in minibatches.batches]
    assert sizes == [4, 4, 2]
    for run, generator in enumerate(generators(5, 6)):
        order = torch.randperm(10, generator=generator).float()
        inputs, targets = rows_of(minibatches, run)
        assert torch.equal(inputs[:, 0], order)
        assert torch.equal(inputs[:, 1], torch.ones(10))
        assert torch.equal(targets, 100 + order)


def test_every_shuffle_draws_a_new_order():
    X = torch.arange(50.0)[:, None]
    minibatches = Minibatches(X, X, 7, generators(0))
    orders = []
    for _ in range(3):
        minibatches.shuffle()
        orders.append(rows_of(minibatches, 0)[1])

    assert not torch.equal(orders[0], orders[1])
    assert not torch.equal(orders[1], orders[2])
    assert all(torch.equal(order.sort().values, X[:, 0]) for order in orders)


def test_runs_with_examples_of_their_own_keep_to_them():
    X = torch.arange(12.0).reshape(2, 6, 1)
    minibatches = Minibatches(X, X, 4, generators(1, 1))

    minibatches.shuffle()

    first, second = (rows_of(minibatches, run)[1] for run in range(2))
    assert sorted(first.tolist()) == list(range(6))
    assert torch.equal(second, first + 6)


@pytest.mark.parametrize("batch_size", [10, 1000])
def test_one_minibatch_of_all_is_not_shuffled_and_draws_nothing(batch_size):
    X = torch.arange(10.0)[:, None]
    (generator,) = generators(3)
    before = generator.get_state()
    minibatches = Minibatches(X, X, batch_size, [generator])

    minibatches.shuffle()

    assert len(minibatches.batches) == 1
    assert torch.equal(rows_of(minibatches, 0)[1], X[:, 0])
    assert torch.equal(generator.get_state(), before)


@pytest.mark.parametrize("seed", [3, torch.Generator().manual_seed(3)])
def test_the_next_minibatch_is_the_one_training_takes(seed):
    X = torch.randn(20, 2, generator=torch.Generator().manual_seed(1))
    y = (X[:, :1] > 0).float()

    rows = next_minibatch(20, 2, CONFIG, seed, epoch=2)

    generator = torch.Generator().manual_seed(3)
    random_mlp(2, 3, generator=generator)
    orders = [torch.randperm(20, generator=generator) for _ in range(3)]
    assert torch.equal(rows, orders[2][:10])
    one_epoch = train(X, y, replace(CONFIG, num_epochs=1), (3,))
    first, second = orders[0].split(10)
    by_hand = train(X[first], y[first], one_epoch.config, start=one_epoch.mlp(0))
    by_hand = train(X[second], y[second], one_epoch.config, start=by_hand.mlp(1))
    assert torch.allclose(by_hand.mlp(1).W1, one_epoch.mlp(1).W1, atol=1e-6)


def test_a_minibatch_of_all_examples_is_not_shuffled():
    rows = next_minibatch(20, 2, replace(CONFIG, batch_size=20), 3, epoch=5)

    assert rows.tolist() == list(range(20))

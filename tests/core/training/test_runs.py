from dataclasses import replace

import pytest
import torch

from core.training import train
from tests.core.training.examples import (
    SMALL,
    examples,
    largest_difference,
    train_with_autograd,
)


@pytest.mark.parametrize("num_inputs", [1, 7])
def test_runs_may_have_examples_of_their_own(num_inputs):
    tasks = [examples(n=30, num_inputs=num_inputs, seed=seed) for seed in (0, 1, 2)]
    X, y = (torch.stack(parts) for parts in zip(*tasks, strict=True))

    together = train(X, y, SMALL, (4, 5, 6))

    for run, (own_X, own_y) in enumerate(tasks):
        alone = train(own_X, own_y, SMALL, (4 + run,))
        assert torch.allclose(together.loss[:, run], alone.loss[:, 0], atol=1e-6)
        assert torch.equal(together.accuracy[:, run], alone.accuracy[:, 0])


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_runs_may_have_learning_rates_of_their_own(optimizer):
    X, y = examples()
    config = replace(SMALL, optimizer=optimizer)

    together = train(X, y, config, (1, 1, 1), lrs=(0.3, 0.03, 0.003))

    for run, lr in enumerate((0.3, 0.03, 0.003)):
        epochs = train_with_autograd(X, y, replace(config, lr=lr), 1)
        assert largest_difference(together, epochs, run) < 1e-6


def test_a_start_is_kept_and_the_order_of_the_examples_stays():
    X, y = examples()
    drawn = train(X, y, SMALL, (9,))

    handed_over = train(X, y, SMALL, (9,), start=drawn.mlp(0))

    assert torch.equal(handed_over.loss, drawn.loss)


def test_training_stops_in_the_epoch_in_which_every_run_has_met_the_target():
    X, y = examples(n=100)
    config = replace(SMALL, num_epochs=500, optimizer="adam")
    full = train(X, y, config, (0, 1, 2))

    stopped = train(X, y, replace(config, target_accuracy=0.95), (0, 1, 2))

    assert stopped.accuracy[-2].min() < 0.95 <= stopped.accuracy[-1].min()
    assert torch.equal(stopped.first, full.first[: len(stopped.loss)])
    assert torch.allclose(stopped.loss, full.loss[: len(stopped.loss)])


def test_a_reader_can_cancel_and_keeps_what_was_trained():
    X, y = examples()
    shares = []

    def cancel(share):
        shares.append(share)
        return len(shares) < 2

    history = train(X, y, replace(SMALL, num_epochs=2000), on_epoch=cancel)

    assert history.num_epochs == round(shares[-1] * 2000)
    assert len(shares) == 2
    assert history.loss.isfinite().all()


def test_a_lost_run_keeps_its_shape():
    X, y = examples()
    config = replace(SMALL, loss="squared_error", lr=1e5, num_epochs=200)

    history = train(X, y, config)

    assert history.loss.shape == (201, 1)
    assert history.loss[0].isfinite()
    assert not history.loss[-1].isfinite()
    assert history.accuracy[-1].isnan()

from dataclasses import replace

import pytest
import torch

from core.datasets.choice import DataChoice
from core.train_mlp.experiment import run_experiment
from core.train_mlp.seeds import Repeats, run_seeds, stuck_runs
from core.training import train
from core.training.config import TrainingConfig

CIRCLES, SEPARABLE = DataChoice("circles", 100), DataChoice("separable", 60)


@pytest.mark.parametrize(
    ("choice", "config", "seeds"),
    [
        (DataChoice("xor"), TrainingConfig(num_epochs=10), (0, 5, 9)),
        (CIRCLES, TrainingConfig(num_epochs=60, target_accuracy=0.8), range(6)),
        # From seed 7 the start meets the target already, before any training.
        (SEPARABLE, TrainingConfig(num_epochs=5, target_accuracy=0.9), (7, 0)),
    ],
)
def test_each_run_is_that_of_its_own_link_and_ends_where_it_does(choice, config, seeds):
    repeats = run_seeds(choice, config, seeds)

    for run, seed in enumerate(seeds):
        alone = run_experiment(choice, config, seed).history
        held = alone.loss[-1].expand(repeats.history.num_epochs - alone.num_epochs)
        expected = torch.cat([alone.loss[:, 0], held])
        torch.testing.assert_close(
            repeats.history.loss[:, run], expected, rtol=0, atol=1e-5
        )
        torch.testing.assert_close(
            repeats.history.mlp(-1, run), alone.mlp(-1), rtol=0, atol=1e-4
        )
        assert repeats.final[run] == alone.accuracy[-1, 0]


def test_a_run_that_came_less_than_half_as_far_down_as_the_best_is_stuck():
    history = runs_with_losses([1.0, 1.0, 1.0, 1.0], [0.2, 0.5, 0.7, torch.nan])

    assert stuck_runs(history).tolist() == [False, False, True, True]


def test_runs_that_all_diverged_are_all_stuck_and_lost():
    history = runs_with_losses([1.0, 1.0], [torch.nan, torch.inf])

    assert stuck_runs(history).tolist() == [True, True]
    assert Repeats(history, stuck_runs(history)).lost.tolist() == [True, True]


def runs_with_losses(*losses):
    X = y = torch.tensor([[0.0], [1.0]])
    history = train(X, y, TrainingConfig(num_epochs=1), range(len(losses[0])))
    return replace(history, loss=torch.tensor(losses))

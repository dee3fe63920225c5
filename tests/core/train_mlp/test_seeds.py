from dataclasses import replace

import torch

from core.datasets.choice import DataChoice
from core.train_mlp.experiment import run_experiment
from core.train_mlp.seeds import Repeats, run_seeds, stuck_runs
from core.training import train
from core.training.config import TrainingConfig

SHORT = TrainingConfig(num_epochs=10)


def test_each_run_is_the_run_of_its_own_link():
    repeats = run_seeds(DataChoice("xor"), SHORT, (0, 5, 9))

    for run, seed in enumerate((0, 5, 9)):
        alone = run_experiment(DataChoice("xor"), SHORT, seed).history
        torch.testing.assert_close(
            repeats.history.loss[:, run], alone.loss[:, 0], rtol=0, atol=1e-5
        )


def test_each_run_stops_where_its_own_link_would():
    config = TrainingConfig(num_epochs=60, target_accuracy=0.8)
    repeats = run_seeds(DataChoice("circles", 100), config, range(6))

    lengths = set()
    for run, seed in enumerate(range(6)):
        alone = run_experiment(DataChoice("circles", 100), config, seed).history
        lengths.add(alone.num_epochs)
        assert repeats.final[run] == alone.accuracy[-1, 0]
        torch.testing.assert_close(
            repeats.history.loss[alone.num_epochs :, run],
            alone.loss[-1].expand(repeats.history.num_epochs - alone.num_epochs + 1),
            rtol=0,
            atol=1e-5,
        )
        torch.testing.assert_close(
            repeats.history.mlp(-1, run), alone.mlp(-1), rtol=0, atol=1e-4
        )
    assert len(lengths) > 1


def test_a_start_that_meets_the_target_already_is_trained_as_its_own_link_does():
    config = TrainingConfig(num_epochs=5, target_accuracy=0.9)
    choice = DataChoice("separable", 60)
    alone = run_experiment(choice, config, 7).history

    final = run_seeds(choice, config, (7, 0)).final[0]

    assert alone.accuracy[0, 0] >= 0.9
    assert final == alone.accuracy[-1, 0] != alone.accuracy[0, 0]


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

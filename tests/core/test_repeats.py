from dataclasses import replace

import torch

from core.experiment import DataChoice, run_experiment
from core.repeats import FEW_WIDTHS, run_seeds, smallest_width, stuck_runs
from core.training import train
from core.training_config import TrainingConfig

SHORT = TrainingConfig(num_epochs=10)


def test_each_run_is_the_run_of_its_own_link():
    repeats = run_seeds(DataChoice("xor"), SHORT, (0, 5, 9))

    for run, seed in enumerate(repeats.seeds):
        alone = run_experiment(DataChoice("xor"), SHORT, seed).history
        torch.testing.assert_close(
            repeats.history.loss[:, run], alone.loss[:, 0], rtol=0, atol=1e-5
        )


def test_runs_far_behind_the_best_are_stuck():
    X, y = torch.tensor([[0.0], [1.0], [2.0], [3.0]]), torch.tensor([[0.0, 1, 0, 1]]).T
    history = train(X, y, SHORT, (0, 1, 2))
    ends = torch.tensor([0.95, 1.0, 0.5])
    history = replace(history, accuracy=ends.expand(11, 3))

    assert stuck_runs(history).tolist() == [False, False, True]


def test_a_regression_is_stuck_by_its_loss():
    config = TrainingConfig(loss="squared_error", num_epochs=10)
    X = torch.linspace(-1, 1, 8)[:, None]
    history = train(X, X * 2 - 3, config, (0, 1, 2))
    history = replace(history, loss=torch.tensor([0.1, 0.3, torch.nan]).expand(11, 3))

    assert stuck_runs(history).tolist() == [False, True, True]


def test_a_ring_needs_three_relu_units():
    config = TrainingConfig(lr=0.2)

    widths = smallest_width(DataChoice("circles", 300), config, 0.7)

    assert [width.num_hiddens for width in widths] == [1, 2, 3]
    assert [width.enough for width in widths] == [False, False, True]
    assert widths[1].best < 0.95


def test_without_an_activation_no_width_is_enough():
    config = TrainingConfig(lr=0.2, activation="identity")

    widths = smallest_width(DataChoice("circles", 300), config, 0.7)

    assert tuple(width.num_hiddens for width in widths) == FEW_WIDTHS
    assert not any(width.enough for width in widths)


def test_a_regression_aims_at_a_quarter_of_the_straight_line():
    config = TrainingConfig(lr=0.2, loss="squared_error", activation="tanh")

    widths = smallest_width(DataChoice("sine", 200), config, 0.5)

    assert widths[-1].enough == (widths[-1].best <= 0.125)

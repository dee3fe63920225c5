import pytest

from core.datasets.choice import DataChoice
from core.train_mlp.comparison import Outcome, compare
from core.train_mlp.experiment import run_experiment
from core.training.config import TrainingConfig


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("circles", {}, Outcome.FOUND),
        ("separable", {}, Outcome.TIED),
        ("circles", {"activation": "0.5x + 1"}, Outcome.SAME),
        ("circles", {"lr": 50.0, "loss": "squared_error"}, Outcome.DIVERGED),
        ("sine", {"lr": 0.02, "optimizer": "adam"}, Outcome.FOUND),
        ("moons", {"activation": "sigmoid", "lr": 0.01}, Outcome.WORSE),
    ],
)
def test_the_outcome_is_told_from_the_ends_of_both_runs(name, changes, expected):
    loss = "squared_error" if name == "sine" else "cross_entropy"
    config = TrainingConfig(**{"lr": 0.2, "loss": loss} | changes)

    found = compare(run_experiment(DataChoice(name, 300), config, 0))

    assert found.outcome == expected


def test_where_only_the_line_diverges_its_epoch_is_told():
    config = TrainingConfig(lr=0.2, loss="squared_error")

    found = compare(run_experiment(DataChoice("step", 300), config, 0))

    assert found.outcome == Outcome.DIVERGED
    assert found.linear_diverged > 0
    assert found.linear < 10


def test_examples_right_are_counted_where_y_is_a_class():
    config = TrainingConfig(lr=0.2)

    assert compare(run_experiment(DataChoice("circles", 300), config, 0)).counts == (
        225,
        135,
    )

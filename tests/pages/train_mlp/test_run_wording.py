import pytest
import torch

from core.datasets.choice import DataChoice
from core.training.config import TrainingConfig
from screens.train_mlp.experiment import cached
from screens.train_mlp.outcomes import in_words, ranking
from screens.train_mlp.settings import RunSettings


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (["1"], "1 hidden unit"),
        (["4", "8"], "4 or more hidden units"),
        (["8"], "8 hidden units"),
        (["1", "2"], "1 and 2 hidden units"),
    ],
    ids=str,
)
def test_widths_are_named_in_words(chosen, words):
    assert in_words(chosen, ("1", "2", "4", "8")) == words


def test_activations_are_named_in_words():
    labels = ("relu", "tanh", "gelu", "sine", "silu")

    assert in_words(["relu"], labels) == "relu"
    assert in_words(["relu", "tanh", "gelu", "sine"], labels) == (
        "relu, tanh, gelu and sine"
    )
    assert in_words(list(labels), labels) == "relu, tanh, gelu and 2 others"


def test_a_race_of_runs_that_broke_is_told_without_their_numbers():
    finals = {"relu": torch.full((3,), torch.inf), "tanh": torch.full((3,), 0.25)}

    told = ranking(finals, "training loss", False, 3)

    assert "0.250, comes with tanh; the worst, not a finite number, with relu" in told


def test_a_race_is_judged_by_the_middle_of_an_even_number_of_seeds():
    ends = torch.tensor([0.600, 0.511, 0.502, 0.676, 0.556, 0.542, 0.644, 0.547])

    told = ranking({"identity": ends, "tanh": torch.ones(8)}, "accuracy", True, 8)

    assert "the worst, 55.1%, with identity" in told


def test_tables_that_differ_by_what_python_hashes_alike_are_two():
    choices = [
        DataChoice("own", points=((x, 0.0), (0.0, 1.0)), units=((mean, 1.0), (0, 1)))
        for x, mean in ((-1.0, 0.0), (-2.0, 0.0), (-1.0, -1.0), (-1.0, -2.0))
    ]
    settings = [RunSettings(choice, TrainingConfig(), 0) for choice in choices]
    asked = []

    @cached(max_entries=8, show_spinner=False)
    def points_of(setting: RunSettings) -> tuple:
        asked.append(setting)
        return setting.data.points, setting.data.units

    found = [points_of(setting) for setting in [*settings, *settings]]

    assert found == 2 * [(c.points, c.units) for c in choices]
    assert asked == settings

import math

import pytest
import torch

from charts.train_mlp.training_curves import (
    LEAST_LOSS,
    groups_frame,
    labels_frame,
    runs_frame,
)


def test_a_run_is_a_line_of_its_own_with_its_state():
    frame = runs_frame(
        torch.tensor([[1.0, 2.0], [3.0, 4.0]]), ["a", "b"], [False, True]
    )

    assert frame.values.tolist() == [
        ["a", 0, 1.0, "learned"],
        ["a", 1, 3.0, "learned"],
        ["b", 0, 2.0, "stuck"],
        ["b", 1, 4.0, "stuck"],
    ]


def test_many_epochs_are_thinned_and_the_last_is_kept():
    frame = runs_frame(torch.zeros(501, 1), ["a"], [False])

    assert len(frame) <= 101
    assert frame["epoch"].iloc[-1] == 500
    assert frame["epoch"].is_unique


def test_a_group_is_its_middle_run():
    losses = torch.tensor([[1.0, 5.0, 2.0], [0.5, 0.1, 0.3], [0.0, 0.0, 0.0]])

    frame = groups_frame({"tanh": losses})

    assert frame["loss"].tolist() == pytest.approx([2.0, 0.3, LEAST_LOSS])


def test_labels_of_equal_lines_stand_apart():
    lost = {"e": torch.full((2, 1), torch.nan), "d": torch.full((2, 1), 0.01)}
    frame = groups_frame({name: torch.ones(2, 1) for name in "abc"} | lost)

    labels = labels_frame(frame).sort_values("loss")

    logs = labels["loss"].map(math.log)
    assert logs.diff().dropna().min() > 0.05 * math.log(100)
    assert set(labels["group"]) == set("abcde")

import math

import torch

from charts.train_mlp.training_curves import (
    groups_chart,
    groups_frame,
    labels_frame,
    runs_chart,
    runs_frame,
)


def test_a_run_is_a_line_of_its_own_with_its_state():
    frame = runs_frame(
        torch.tensor([[1.0, 2.0], [3.0, 4.0]]), ["a", "b"], stuck=[False, True]
    )

    assert frame.values.tolist() == [
        ["a", 0, 1.0, "learned"],
        ["a", 1, 3.0, "learned"],
        ["b", 0, 2.0, "stuck"],
        ["b", 1, 4.0, "stuck"],
    ]


def test_many_epochs_are_thinned_and_the_last_is_kept():
    frame = runs_frame(torch.zeros(501, 1), ["a"])

    assert len(frame) <= 101
    assert frame["epoch"].iloc[-1] == 500
    assert frame["epoch"].is_unique


def test_a_group_is_its_middle_run():
    frame = groups_frame({"tanh": torch.tensor([[1.0, 5.0, 2.0], [0.5, 0.1, 0.3]])})

    assert torch.allclose(
        torch.tensor(frame["loss"].tolist()), torch.tensor([2.0, 0.3])
    )


def test_a_loss_of_zero_can_be_drawn_on_a_logarithmic_axis():
    frame = groups_frame({"a": torch.zeros(3, 2)})

    assert (frame["loss"] > 0).all()


def test_labels_of_equal_lines_stand_apart():
    frame = groups_frame(
        {name: torch.ones(2, 1) for name in "abc"} | {"d": torch.full((2, 1), 0.01)}
    )

    labels = labels_frame(frame).sort_values("loss")

    logs = labels["loss"].map(math.log)
    assert logs.diff().dropna().min() > 0.05 * math.log(100)
    assert set(labels["group"]) == set("abcd")


def test_diverged_groups_still_have_a_label():
    frame = groups_frame({"a": torch.full((3, 2), torch.nan), "b": torch.ones(3, 2)})

    assert set(labels_frame(frame)["group"]) == {"a", "b"}


def test_charts_name_their_frames():
    runs = runs_chart("accuracy", True).to_dict()
    groups = groups_chart("loss", ("relu", "tanh")).to_dict()

    assert runs["data"] == {"name": "runs"}
    assert [layer["data"]["name"] for layer in groups["layer"]] == ["groups", "labels"]

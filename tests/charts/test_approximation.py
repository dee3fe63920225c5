import pytest
import torch

from charts.approximation import (
    approximation_chart,
    bands_frame,
    bound_frame,
    error_chart,
    kinks_frame,
)


def test_bands_lie_between_one_sum_and_the_next_within_the_picture():
    x = torch.tensor([0.0, 1.0])
    sums = torch.tensor([[0.0, 0.0], [1.0, 2.0], [1.0, 9.0]])

    frame = bands_frame(x, sums, (-1.0, 3.0))

    assert frame.to_dict("list") == {
        "x": [0, 1, 0, 1],
        "y": [0, 0, 1, 2],
        "y2": [1, 2, 1, 3],
        "band": [0, 0, 1, 1],
    }


def test_only_kinks_inside_the_picture_are_marked():
    frame = kinks_frame(torch.tensor([-1.0, 0.0, 0.5, 2.0]), 0, 1)

    assert frame["x"].tolist() == [0, 0.5]


@pytest.mark.parametrize("bound", [float("inf"), 13.0])
def test_a_bound_that_would_flatten_the_error_is_not_drawn(bound):
    assert bound_frame(bound, 1.0).empty


def test_a_bound_is_drawn_on_both_sides():
    assert bound_frame(2.0, 1.0)["bound"].tolist() == [2, -2]


def test_the_templates_name_their_frames_and_hold_no_data():
    for chart, names in (
        (approximation_chart(), {"bands", "curves", "labels", "examples", "kinks"}),
        (error_chart(), {"error", "bound"}),
    ):
        spec = chart.to_dict()
        assert {layer["data"]["name"] for layer in spec["layer"]} == names
        assert "datasets" not in spec

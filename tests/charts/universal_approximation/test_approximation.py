import pytest
import torch

from charts.universal_approximation.approximation import (
    AXIS_WIDTH,
    approximation_chart,
    band_frame,
    bound_frame,
    error_chart,
    error_frame,
    kinks_frame,
)


def test_a_band_lies_between_one_sum_and_the_next_within_the_picture():
    x = torch.tensor([0.0, 1.0])

    frame = band_frame(x, torch.zeros(2), torch.tensor([1.0, 9.0]), (-1.0, 3.0))

    assert frame.to_dict("list") == {"x": [0, 1], "y": [0, 0], "y2": [1, 3]}


def test_rounding_noise_is_no_error():
    error = torch.tensor([1e-15, 1e-3], dtype=torch.float64)

    frame = error_frame(torch.tensor([0.0, 1.0]), error, scale=2.0)

    assert frame["error"].tolist() == pytest.approx([0, 1e-3])


def test_both_pictures_keep_the_same_width_for_their_axis():
    for chart in (approximation_chart(0, 1), error_chart(0, 1)):
        axes = [
            layer["encoding"]["y"].get("axis") or {}
            for layer in chart.to_dict()["layer"]
            if "y" in layer["encoding"]
        ]
        assert {(a["minExtent"], a["maxExtent"]) for a in axes if "minExtent" in a} == {
            (AXIS_WIDTH, AXIS_WIDTH)
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
        (approximation_chart(0, 1), {"band", "curves", "labels", "examples", "kinks"}),
        (error_chart(0, 1), {"error", "bound"}),
    ):
        spec = chart.to_dict()
        assert {layer["data"]["name"] for layer in spec["layer"]} == names
        assert "datasets" not in spec

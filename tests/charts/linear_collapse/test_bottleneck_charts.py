import torch

from charts.linear_collapse.bottleneck import (
    AFTER,
    BEFORE,
    reach_chart,
    spectrum_chart,
    spectrum_frame,
)


def test_singular_values_are_numbered_from_one():
    frame = spectrum_frame(torch.tensor([3.0, 1.0]), torch.tensor([3.0, 0.0]))

    assert frame.values.tolist() == [[1, 3, 3], [2, 1, 0]]


def test_what_is_lost_is_an_outline_without_a_bar():
    after, before, *words = spectrum_chart().to_dict()["layer"]

    assert after["encoding"]["y"]["field"] == "after"
    assert before["mark"]["fillOpacity"] == 0
    assert {layer["data"]["name"] for layer in words} == {"loss"}


def test_outputs_stand_with_and_without_the_bottleneck():
    encoding = reach_chart().to_dict()["layer"][0]["encoding"]

    assert encoding["color"]["scale"]["domain"] == [BEFORE, AFTER]
    assert encoding["shape"]["scale"]["domain"] == [BEFORE, AFTER]

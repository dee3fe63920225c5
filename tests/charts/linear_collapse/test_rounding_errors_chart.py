import pytest
import torch

from charts.linear_collapse.rounding_errors import (
    SMALLEST,
    rerolls_chart,
    rerolls_frame,
)


def test_re_rolls_are_rows_of_their_lane_and_0_stands_at_the_end_of_the_axis():
    frame = rerolls_frame({"a": torch.tensor([1e-7, 0.0]), "b": torch.tensor([1e-3])})

    assert frame["lane"].tolist() == ["a", "a", "b"]
    assert frame["value"].tolist() == pytest.approx([1e-7, SMALLEST, 1e-3])


def test_dots_are_spread_evenly():
    jitter = rerolls_frame({"float64": torch.ones(200)})["jitter"]

    assert jitter.between(0, 1).all()
    assert jitter.sort_values().diff().max() < 0.01


def test_the_axis_is_logarithmic_and_every_lane_keeps_its_place():
    for layer in rerolls_chart(("b", "a")).to_dict()["layer"]:
        assert layer["encoding"]["x"]["scale"]["type"] == "log"
        assert layer["encoding"]["y"]["scale"]["domain"] == ["b", "a"]

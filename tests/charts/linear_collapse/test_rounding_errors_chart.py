import torch

from charts.linear_collapse.rounding_errors import (
    BOUND,
    DIFFERENCE,
    SMALLEST,
    lane_words_frame,
    rerolls_chart,
    rerolls_frame,
)


def test_differences_and_bounds_are_rows_of_their_lane():
    frame = rerolls_frame(
        {
            "float32": {
                DIFFERENCE: torch.tensor([1e-7, 0.0]),
                BOUND: torch.tensor([1e-6, 2e-6]),
            }
        }
    )

    assert frame["what"].tolist() == [DIFFERENCE] * 2 + [BOUND] * 2
    assert frame["value"].tolist()[1] == torch.tensor(SMALLEST).item()
    assert frame["lane"].unique().tolist() == ["float32"]


def test_dots_are_spread_evenly_and_always_the_same():
    lanes = {"float64": {DIFFERENCE: torch.ones(200)}}
    jitter = rerolls_frame(lanes)["jitter"]

    assert jitter.between(0, 1).all()
    assert jitter.sort_values().diff().max() < 0.01
    assert jitter.equals(rerolls_frame(lanes)["jitter"])


def test_the_axis_is_logarithmic_and_every_lane_keeps_its_place():
    layers = rerolls_chart(("b", "a")).to_dict()["layer"]

    assert all(layer["encoding"]["x"]["scale"]["type"] == "log" for layer in layers)
    assert all(
        layer["encoding"]["y"]["scale"]["domain"] == ["b", "a"] for layer in layers
    )


def test_words_stand_in_their_lane():
    assert lane_words_frame({"exact": ("?", 0.1)}).values.tolist() == [
        ["exact", "?", 0.1]
    ]

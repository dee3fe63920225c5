import torch

from charts.linear_collapse.midpoint import (
    SIDES,
    chord_chart,
    gap_frame,
    marks_frame,
    way_frame,
)


def test_the_way_is_cut_into_even_steps():
    frame = way_frame(torch.tensor([1.0, 5.0, 4.0, 0.0, 3.0]))

    assert frame["share"].tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert frame["value"].tolist() == [1, 5, 4, 0, 3]


def test_the_gap_is_drawn_halfway_from_function_to_mean():
    frame = gap_frame(3.0, 1.0)
    gap = next(
        layer
        for layer in chord_chart().to_dict()["layer"]
        if layer["mark"]["type"] == "rule"
    )

    assert frame.values.tolist() == [[0.5, 3, 1]]
    assert gap["encoding"]["y"]["field"] == "value"
    assert gap["encoding"]["y2"]["field"] == "mean"


def test_every_side_of_a_mark_has_a_text_and_its_halo():
    marks = marks_frame([(0.0, 1.0, "network", "1.00", "left")])
    texts = [
        layer
        for layer in chord_chart().to_dict()["layer"]
        if layer["mark"]["type"] == "text"
    ]

    assert marks["side"].tolist() == ["left"]
    assert len(texts) == 2 * len(SIDES)

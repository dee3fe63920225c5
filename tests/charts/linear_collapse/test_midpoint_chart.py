import torch

from charts.linear_collapse.midpoint_test import chord_chart, chord_frame


def test_the_chord_joins_the_ends():
    frame = chord_frame(torch.tensor([1.0, 5.0, 4.0, 0.0, 3.0]))

    assert frame["share"].tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert frame["chord"].tolist() == [1, 1.5, 2, 2.5, 3]
    assert frame["value"].tolist() == [1, 5, 4, 0, 3]


def test_the_gap_is_drawn_halfway_from_function_to_chord():
    gap = chord_chart().to_dict()["layer"][2]

    assert gap["transform"] == [{"filter": "datum.share == 0.5"}]
    assert gap["encoding"]["y"]["field"] == "value"
    assert gap["encoding"]["y2"]["field"] == "chord"

import torch

from charts.linear_collapse.midpoint import chord_chart, way_frame


def test_the_way_is_cut_into_even_steps():
    frame = way_frame(torch.tensor([1.0, 5.0, 4.0, 0.0, 3.0]))

    assert frame["share"].tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert frame["value"].tolist() == [1, 5, 4, 0, 3]


def test_the_gap_leads_from_function_to_mean():
    layers = chord_chart().to_dict()["layer"]
    (gap,) = (layer for layer in layers if layer["mark"]["type"] == "rule")

    assert gap["encoding"]["y"]["field"] == "value"
    assert gap["encoding"]["y2"]["field"] == "mean"

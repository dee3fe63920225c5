import altair as alt
import torch

from charts.hand.guess import AREA, guess_frame, guess_layers


def test_the_curves_of_a_class_are_told_apart_and_lie_behind_the_named_one():
    x = torch.tensor([1.0, 2.0])

    frame = guess_frame(x, (0.2, 0.3), [(0.1, 0.2), (0.4, 0.4)], "median of 2")

    assert list(frame.who) == [0, 0, 1, 1, 2, 2]
    assert list(frame.y) == [0.1, 0.2, 0.4, 0.4, 0.2, 0.3]
    assert list(frame.named) == [False] * 4 + [True] * 2
    assert list(frame.name) == [""] * 5 + ["median of 2"]


def test_the_sheet_finds_the_area_by_its_name_and_no_reader_does():
    layers = guess_layers(lambda c: alt.X(f"{c}:Q"), lambda c: alt.Y(f"{c}:Q"))

    area, *_ = alt.layer(*layers).to_dict()["layer"]

    assert area["name"] == AREA
    assert area["mark"]["aria"] is False
    assert area["mark"]["opacity"] == 0

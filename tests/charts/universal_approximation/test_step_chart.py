import torch

from charts.universal_approximation.sigmoid_step import (
    EDGE,
    names_frame,
    places_frame,
    step_frame,
)


def test_the_frame_carries_the_units_by_kind():
    x = torch.tensor([0.0, 1.0])

    frame = step_frame(x, before=x, unit=2 * x)

    assert frame["y"].tolist() == [0, 1, 0, 2]
    assert frame["kind"].tolist() == ["before", "before", "unit", "unit"]


def test_a_place_out_of_sight_is_not_marked():
    frame = places_frame([EDGE + 0.5, -0.25], ["5.5", "−0.25"])

    assert frame.to_dict("list") == {"x": [-0.25], "text": ["−0.25"]}
    assert places_frame((), ()).empty
    assert names_frame(()).empty

import torch

from charts.hand.movable import Movable
from charts.linear_collapse.plane_layers import (
    CLASSES,
    KINDS,
    REACH,
    grid_frame,
    grid_stages_frame,
    line_frame,
    meeting_frame,
    points_frame,
    timed_frame,
)
from charts.linear_collapse.way_through import told_frame, way_through_chart

GRAB = (Movable("t", 0.0, 5.0, 0.0, 0.1),)


def test_lines_keep_their_points_in_order():
    lines = torch.arange(12.0).reshape(2, 3, 2)

    frame = grid_frame(lines)

    assert frame["line"].tolist() == [0, 0, 0, 1, 1, 1]
    assert frame["order"].tolist() == [0, 1, 2] * 2
    assert frame[["x1", "x2"]].values.tolist() == lines.reshape(-1, 2).tolist()


def test_a_line_on_its_way_has_two_columns_for_every_step():
    steps = torch.arange(24.0).reshape(3, 2, 2, 2)

    frame = grid_stages_frame(steps)

    assert list(frame) == ["line", "order", "a0", "b0", "a1", "b1", "a2", "b2"]
    assert frame[["a2", "b2"]].values.tolist() == steps[2].reshape(-1, 2).tolist()


def test_what_is_shown_at_a_time_is_told_apart_by_how_the_time_is_written():
    ends = torch.tensor([[-6.0, 1.0], [6.0, 2.0]])

    frame = timed_frame(line_frame, {"0.0": ends, "0.1": ends + 1})

    assert frame["t"].tolist() == ["0.0"] * 2 + ["0.1"] * 2
    assert frame[frame["t"] == "0.1"]["x1"].tolist() == [-5, 7]
    assert timed_frame(line_frame, {}).empty
    assert timed_frame(meeting_frame, {}).empty
    assert told_frame([("0.1", "the inputs")])["large"].tolist() == ["t = 0.1"]


def test_points_carry_the_name_of_their_class():
    frame = points_frame(torch.zeros(2, 2), torch.tensor([[0.0], [1.0]]))

    assert frame["kind"].tolist() == list(CLASSES)


def test_a_triangle_is_closed_and_a_point_stays_one():
    triangle = torch.tensor([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])

    frame = meeting_frame((triangle, torch.tensor([[0.2, 0.2]])))

    zeros = frame[frame["kind"] == CLASSES[0]]
    assert zeros[["x1", "x2"]].values.tolist()[0] == [0, 0]
    assert zeros[["x1", "x2"]].values.tolist()[-1] == [0, 0]
    assert (frame["kind"] == CLASSES[1]).sum() == 2


def test_classes_differ_in_colour_and_shape():
    points = way_through_chart(GRAB).to_dict()["layer"][1]["encoding"]

    assert points["color"]["scale"]["domain"] == list(KINDS)
    assert points["shape"]["scale"]["domain"] == list(CLASSES)
    assert len(set(points["color"]["scale"]["range"][:2])) == 2


def test_a_unit_is_as_long_on_both_axes_whatever_the_picture_s_shape():
    encoding = way_through_chart(GRAB).to_dict()["layer"][1]["encoding"]
    wide, high = ({"width": 600, "height": 400}, {"width": 300, "height": 400})

    for size in (wide, high):
        scales = {}
        for axis, side in (("x", "width"), ("y", "height")):
            low, high = (
                eval(end["expr"], {"max": max}, size)
                for end in encoding[axis]["scale"]["domain"]
            )
            assert high == -low >= REACH
            scales[axis] = size[side] / (high - low)
        assert abs(scales["x"] - scales["y"]) < 1e-9

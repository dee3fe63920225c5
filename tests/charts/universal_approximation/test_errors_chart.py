import math
from itertools import pairwise

import pytest

from charts.universal_approximation.doubling import doubling_chart
from charts.universal_approximation.errors import (
    FLOOR,
    METHODS,
    ROOM_FOR_A_LEADER,
    ends_frame,
    room_frame,
    widths_chart,
    widths_frame,
)
from charts.universal_approximation.trained_errors import seeds_chart


def test_no_error_is_drawn_at_the_floor_of_the_axis():
    frame = widths_frame({"ReLU ramps": ((1, 2), [0.5, 0.0])})

    assert frame["error"].tolist() == [0.5, FLOOR]


def test_names_stand_at_the_right_edge_apart_and_in_the_order_of_their_lines():
    lines = {
        "trained, median": ((1, 64), [1.0, 0.0101]),
        "ReLU ramps": ((1, 192), [1, 0.01]),
        "x² units": ((1, 192), [1, 0.0100]),
    }

    ends = ends_frame(lines, lines)

    assert set(ends["width"]) == {192 * ROOM_FOR_A_LEADER}
    assert sorted(ends["from_width"]) == [64, 192, 192]
    places = [math.log10(error) for error in ends["error"]]
    gaps = [after - before for before, after in pairwise(places)]
    assert min(gaps) > 0.05
    assert set(ends["method"]) == {"trained, median", "ReLU ramps", "x² units"}


def test_names_pushed_up_do_not_leave_the_picture():
    lines = {name: ((1, 2), [1.0, 1.0 - 1e-9]) for name in METHODS}
    lines["half the jump"] = ((1, 2), [0.001, 0.001])

    assert ends_frame(lines, lines)["error"].max() <= 1.0 + 1e-9


def test_lines_that_have_only_begun_have_names_as_far_apart_as_all():
    lines = {name: ((1, 2), [1.0, 0.9]) for name in ("ReLU ramps", "x² units")}
    room = lines | {"Gaussian kernel": ((1, 2), [1.0, 1e-6])}

    low, high = sorted(math.log10(e) for e in ends_frame(lines, room)["error"])

    assert high - low > 0.05 * 6
    assert room_frame(room).to_dict("list") == {"width": [1, 2], "error": [1e-6, 1]}


@pytest.mark.parametrize(
    ("chart", "axis"), [(doubling_chart, "y"), (widths_chart, "y"), (seeds_chart, "x")]
)
def test_errors_stand_on_a_logarithmic_axis(chart, axis: str):
    for layer in chart().to_dict()["layer"]:
        if axis in layer["encoding"] and "title" in layer["encoding"][axis]:
            assert layer["encoding"][axis]["scale"]["type"] == "log"

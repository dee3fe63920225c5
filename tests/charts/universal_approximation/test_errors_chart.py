import math
from itertools import pairwise

import pandas as pd

from charts.universal_approximation.errors import (
    FLOOR,
    METHODS,
    ROOM_FOR_A_LEADER,
    built_frame,
    ends_frame,
    seeds_chart,
    seeds_frame,
    widths_chart,
    widths_frame,
)

RANKS = {0: "best", 1: "median", 2: "worst"}


def test_no_error_is_drawn_at_the_floor_of_the_axis():
    frame = widths_frame((1, 2), {"ReLU ramps": [0.5, 0.0]})

    assert frame["error"].tolist() == [0.5, FLOOR]


def test_names_stand_at_the_right_edge_apart_and_in_the_order_of_their_lines():
    frame = pd.concat(
        [
            widths_frame((1, 64), {"trained, median": [1.0, 0.0101]}),
            widths_frame((1, 192), {"ReLU ramps": [1, 0.01], "x² units": [1, 0.0100]}),
        ]
    )

    ends = ends_frame(frame)

    assert set(ends["width"]) == {192 * ROOM_FOR_A_LEADER}
    assert sorted(ends["from_width"]) == [64, 192, 192]
    places = [math.log10(error) for error in ends["error"]]
    gaps = [after - before for before, after in pairwise(places)]
    assert min(gaps) > 0.05
    assert set(ends["method"]) == {"trained, median", "ReLU ramps", "x² units"}


def test_names_pushed_up_do_not_leave_the_picture():
    errors = {name: [1.0, 1.0 - 1e-9 * i] for i, name in enumerate(list(METHODS)[:6])}
    frame = widths_frame((1, 2), errors | {"bound for ramps": [0.001, 0.001]})

    assert ends_frame(frame)["error"].max() <= 1.0 + 1e-9


def test_both_axes_are_logarithmic():
    spec = widths_chart().to_dict()

    encoding = spec["layer"][1]["encoding"]
    assert encoding["x"]["scale"]["type"] == "log"
    assert encoding["y"]["scale"]["type"] == "log"
    assert encoding["color"]["scale"]["domain"] == list(METHODS)


def test_each_run_is_a_dot_and_three_have_names():
    frame = seeds_frame([0.001, 0.01, 1.0], RANKS, built=0.0001)

    assert frame["error"].tolist() == [0.001, 0.01, 1.0]
    assert frame["text"].tolist() == ["best", "median", "worst"]


def test_names_that_would_touch_are_joined():
    frame = seeds_frame([0.010, 0.011, 1.0], RANKS, built=0.001)

    assert frame["text"].tolist() == ["best, median", "", "worst"]


def test_no_error_at_all_still_has_a_place_on_the_logarithmic_axis():
    assert seeds_frame([0.0, 0.0, 0.0], RANKS, built=0.0)["error"].min() > 0
    assert built_frame(0.0)["error"].min() > 0


def test_the_seeds_stand_on_a_logarithmic_axis():
    spec = seeds_chart().to_dict()

    assert all(
        layer["encoding"]["x"]["scale"]["type"] == "log"
        for layer in spec["layer"]
        if "x" in layer["encoding"] and "scale" in layer["encoding"]["x"]
    )

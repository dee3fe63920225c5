from itertools import pairwise

import pytest
import torch

from charts.activation_gallery.line_tables import (
    COLUMNS,
    cut,
    part_frame,
    spread_apart,
    up_to,
)
from charts.activation_gallery.lines import DASHES, Axis, lines_chart
from charts.theme import SERIES

X = Axis("x", 0, 10, (0, 5, 10), 3.0)
SHARE = Axis("left", 1e-9, 1.0, (1, 1e-9), is_log=True)
Y = Axis("y", -1.0, 1.0, (-1, 0.25, 1))


def encoding(x: Axis, y: Axis, part: str = "lines") -> dict:
    return lines_chart(x, y, (part,)).to_dict()["layer"][0]["encoding"]


@pytest.mark.parametrize("part", COLUMNS)
def test_a_template_asks_for_its_tables_and_holds_no_data(part: str):
    spec = lines_chart(X, Y, (part,)).to_dict()
    layers, empty = spec["layer"], part_frame(part, ())

    assert spec["data"] == {"name": part}
    fields = {
        channel["field"]
        for layer in layers
        for channel in layer["encoding"].values()
        if "field" in channel
    }
    assert fields <= set(empty)
    assert not any(map(len, empty.values()))


def test_ticks_are_written_as_they_are_and_shares_as_powers_of_ten():
    plain, power = (encoding(X, y)["y"]["axis"]["labelExpr"] for y in (Y, SHARE))

    assert plain == "replace(datum.value, '-', '−')"
    assert "'-9': '10⁻⁹'" in power
    assert "'0': '1'" in power


def test_colour_and_dash_tell_the_functions_apart():
    assert len({str(dash) for dash in DASHES}) == len(SERIES) == len(DASHES)


def test_a_row_is_a_point_of_a_line_or_of_a_band():
    x = torch.tensor([0.0, 1.0])
    lines = part_frame("lines", [("0", x, x**2), ("muted", x, -x)])
    bands = part_frame("bands", [("1", x, x - 1, x + 1)])

    assert lines["y"].tolist() == [0, 1, 0, -1]
    assert lines["stroke"].tolist() == ["0", "0", "muted", "muted"]
    assert (bands["low"].tolist(), bands["high"].tolist()) == ([-1, 0], [1, 2])


def test_a_line_runs_on_to_its_first_point_beyond_the_frame():
    line = up_to(torch.tensor([0.0, 2.0, 4.0, 6.0, 8.0]), 3.0)
    spike = up_to(torch.tensor([0, 1e300, 0], dtype=torch.float64), 4.0)

    assert line[:3].tolist() == [0, 2, 4]
    assert line[3:].isnan().all()
    assert spike.tolist() == [0, 400, 0]


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ([3.0, 2.9, 3.1], [3.0, 2.0, 4.0]),
        ([0.0, 0.5, 10.0, 10.5], [-0.25, 0.75, 9.75, 10.75]),
        ([], []),
    ],
)
def test_names_are_moved_apart_by_as_little_as_it_takes(places, moved):
    assert spread_apart(places, 1.0) == pytest.approx(moved)


def test_moved_names_keep_their_order_and_distance_whatever_the_places():
    generator = torch.Generator().manual_seed(0)
    for _ in range(50):
        places = torch.rand(8, generator=generator).mul(4).tolist()
        moved = spread_apart(places, 0.5)
        by_place = [y for _, y in sorted(zip(places, moved, strict=True))]
        assert all(b - a > 0.5 - 1e-9 for a, b in pairwise(by_place))


def test_a_line_is_cut_where_it_leaves_the_picture():
    nan = torch.nan
    x, y = torch.arange(5.0), torch.tensor([0.0, 2.0, nan, -4.0, 0.0])

    at, height = cut(x, y, -1.0, 1.0)

    assert at.tolist() == [0, 0.5, 1, 2, 3, 3.75, 4]
    assert height.nan_to_num(9).tolist() == [0, 1, 9, 9, 9, -1, 0]

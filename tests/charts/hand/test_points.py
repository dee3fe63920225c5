import math

import altair as alt
import pytest

from charts.hand.grabbable import Grabbable
from charts.hand.movable import Movable
from charts.hand.point_list import after, changed
from charts.hand.points import Points

SIDE = Movable("side", -2.0, 2.0, 0.0, 0.05)
DOTS = Points("dots", "example", SIDE, SIDE, fewest=1, most=3, kind="kind")
TWO = ((-1.0, 0.5, "circle"), (1.0, 0.0, "cross"))


def test_a_point_is_moved_to_a_step_added_with_its_kind_or_taken_away():
    moved = changed(DOTS, TWO, {"i": 1, "x": 0.333, "y": -7})
    added = changed(DOTS, TWO, {"x": 0, "y": 1}, ("cross",))

    assert moved == (TWO[0], (0.35, -2.0, "cross"))
    assert added == (*TWO, (0.0, 1.0, "cross"))
    assert changed(DOTS, TWO, {"gone": 0}) == (TWO[1],)
    assert changed(DOTS, TWO[:1], {"gone": 0}) is None
    assert changed(DOTS, added, {"x": 0, "y": 0}) is None


def test_steps_are_taken_in_order_by_the_numbers_of_the_first():
    steps = [
        {"i": 0, "x": 2, "y": 2},
        {"gone": 0},
        {"x": 0, "y": 0},
        {"i": 1, "x": 1, "y": 1},
    ]

    assert after(DOTS, TWO, steps, ("circle",)) == (
        (1.0, 1.0, "cross"),
        (0.0, 0.0, "circle"),
    )


def test_a_step_of_a_point_that_has_gone_is_none():
    steps = [{"gone": 0}, {"gone": 0}, {"i": 0, "x": 0, "y": 0}, {"gone": -1}, 7]

    assert after(DOTS, TWO, steps) == (TWO[1],)


@pytest.mark.parametrize(
    "told",
    [
        None,
        "gone",
        {},
        {"gone": 2},
        {"gone": -1},
        {"gone": True},
        {"gone": 0.0},
        {"x": 0},
        {"x": math.nan, "y": 0},
        {"x": "0", "y": 0},
        {"i": 2, "x": 0, "y": 0},
        {"i": None, "x": 0, "y": 0},
        {"i": 0, "x": [0] * 1_000_000, "y": 0},
    ],
    ids=lambda told: str(told)[:40],
)
def test_what_is_no_change_of_a_point_changes_nothing(told: object):
    assert changed(DOTS, TWO, told, ("cross",)) is None
    assert after(DOTS, TWO, [told], ("cross",)) == TWO


def panel(points: Points) -> alt.LayerChart:
    return alt.layer(
        *points.layers(lambda c: alt.X(f"{c}:Q"), lambda c: alt.Y(f"{c}:Q")),
        name=points.view,
    )


def test_names_are_found_by_the_events_in_charts_side_by_side():
    left = DOTS._replace(key="left_dots", view="left")
    right = DOTS._replace(key="right_dots", view="right")
    chart = alt.hconcat(panel(left), panel(right))

    spec = Grabbable(chart, [left, right]).to_dict()

    names = {
        layer["name"]
        for view in spec["hconcat"]
        for layer in view["layer"]
        if "name" in layer
    }
    for points in (left, right):
        assert {points.mark, points.area} <= {f"{name}_marks" for name in names}


def test_points_that_cannot_be_added_take_no_click():
    knots = DOTS._replace(fewest=3, most=3)

    def clicks(points: Points) -> int:
        spec = Grabbable(panel(points), [points]).to_dict()
        *_, report = spec["params"]
        return sum(on["events"].get("type") == "click" for on in report["on"])

    assert (clicks(knots), clicks(DOTS)) == (0, 1)

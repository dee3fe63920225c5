from charts.activation_gallery.grabbed_point import grabbed_point_chart, readings_frame
from charts.activation_gallery.lines import Axis
from charts.hand.movable import Movable

X = Movable("p", -0.1, 0.1, 0.0, 0.1)
BELOW = Axis("x", -1, 1, (-1, 0, 1))
VALUE = Axis("value", -1, 1, (-1, 1), share=(0, 0.5))
SLOPE = Axis("slope", 0, 1, (0, 1), share=(0.6, 1))


def test_readings_have_a_row_for_each_function_and_columns_for_each_x():
    frame = readings_frame([("up", [1, 2, 3], ["one", "two", "three"])], X)

    assert frame.to_dict("records") == [
        {
            "stroke": "0",
            "row": 0,
            "name": "up",
            **{"at−0.1": 1, "at0.0": 2, "at0.1": 3},
            **{"said−0.1": "one", "said0.0": "two", "said0.1": "three"},
        }
    ]


def test_there_is_a_handle_on_each_function_and_a_panel_has_its_share_of_the_height():
    chart = grabbed_point_chart(BELOW, VALUE, SLOPE, ("up", "down"), (X,))
    _, value, slope, *_ = chart.to_dict()["layer"]

    assert [handle.label for handle in chart.handles] == [
        "input x, on up",
        "input x, on down",
    ]
    ranges = [
        panel["layer"][0]["encoding"]["y"]["scale"]["range"] for panel in (value, slope)
    ]
    assert ranges == [
        [{"expr": "0.5 * height"}, {"expr": "0 * height"}],
        [{"expr": "1 * height"}, {"expr": "0.6 * height"}],
    ]
    assert [value["name"], slope["name"]] == ["value", "slope"]

from charts.linear_collapse.fully_connected import (
    network_chart,
    units_frame,
    weights_frame,
)

WIDTHS = (4, 5, 3)


def test_every_unit_is_a_circle_and_every_weight_a_line():
    assert units_frame(WIDTHS, True).groupby("column").size().tolist() == [4, 5, 3]
    assert len(weights_frame(WIDTHS)) == 4 * 5 + 5 * 3


def test_lines_end_at_circles():
    places = {
        (column, height)
        for column, height, _ in units_frame(WIDTHS, False).itertuples(index=False)
    }

    for column, height, to, at in weights_frame(WIDTHS).itertuples(index=False):
        assert {(column, height), (to, at)} <= places
        assert to == column + 1


def test_inputs_look_different_only_once_that_is_told():
    assert not units_frame(WIDTHS, False)["given"].any()
    assert units_frame(WIDTHS, True).query("given")["column"].tolist() == [0] * 4


def test_the_picture_is_made_of_named_tables():
    layers = network_chart().to_dict()["layer"]

    assert {layer["data"]["name"] for layer in layers} == {"weights", "units", "words"}

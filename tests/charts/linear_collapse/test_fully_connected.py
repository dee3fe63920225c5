from charts.linear_collapse.fully_connected import units_frame, weights_frame

WIDTHS = (4, 5, 3)


def test_every_unit_is_a_circle_and_every_weight_a_line_between_neighbours():
    circles = units_frame(WIDTHS, True)
    places = {(column, y) for column, y, _ in circles.itertuples(index=False)}

    assert circles.groupby("column").size().tolist() == [4, 5, 3]
    assert len(weights_frame(WIDTHS)) == 4 * 5 + 5 * 3
    for column, y, to, at in weights_frame(WIDTHS).itertuples(index=False):
        assert {(column, y), (to, at)} <= places
        assert to == column + 1


def test_inputs_look_different_only_once_that_is_told():
    assert not units_frame(WIDTHS, False)["given"].any()
    assert units_frame(WIDTHS, True).query("given")["column"].tolist() == [0] * 4

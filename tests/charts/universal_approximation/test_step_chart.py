from charts.universal_approximation.sigmoid_step import EDGE, places_frame


def test_a_place_out_of_sight_is_not_marked():
    frame = places_frame([EDGE + 0.5, -0.25], ["5.5", "−0.25"])

    assert frame.to_dict("list") == {"x": [-0.25], "text": ["−0.25"]}
    assert places_frame((), ()).empty

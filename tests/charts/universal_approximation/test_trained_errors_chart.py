from charts.universal_approximation.trained_errors import built_frame, seeds_frame


def test_no_error_is_drawn_at_the_floor_in_the_row_of_its_measure():
    seeds = seeds_frame({"largest error": [0.1, 0.2], "RMS error": [0.0]})
    built = built_frame({"largest error": (0.07, "0 of 16"), "RMS error": (0, "?")})

    assert seeds["measure"].tolist() == ["largest error"] * 2 + ["RMS error"]
    assert built["text"].tolist() == ["0 of 16", "?"]
    assert min(seeds["error"].min(), built["error"].min()) > 0

from charts.universal_approximation.trained_errors import (
    MEASURES,
    built_frame,
    seeds_frame,
)


def test_each_run_is_a_dot_in_the_row_of_its_measure():
    frame = seeds_frame({"largest error": [0.1, 0.2], "RMS error": [0.05]})

    assert frame["error"].tolist() == [0.1, 0.2, 0.05]
    assert frame["measure"].tolist() == ["largest error", "largest error", "RMS error"]
    assert seeds_frame(dict.fromkeys(MEASURES, ())).empty


def test_what_was_built_stands_in_both_rows_with_its_count():
    frame = built_frame({"largest error": (0.07, "0 of 16"), "RMS error": (0, "?")})

    assert frame["text"].tolist() == ["0 of 16", "?"]
    assert frame["error"].min() > 0

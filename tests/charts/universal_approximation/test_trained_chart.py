from charts.universal_approximation.trained import built_frame, seeds_chart, seeds_frame

RANKS = {0: "best", 1: "median", 2: "worst"}


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


def test_the_template_has_a_logarithmic_axis():
    spec = seeds_chart().to_dict()

    assert all(
        layer["encoding"]["x"]["scale"]["type"] == "log"
        for layer in spec["layer"]
        if "x" in layer["encoding"] and "scale" in layer["encoding"]["x"]
    )

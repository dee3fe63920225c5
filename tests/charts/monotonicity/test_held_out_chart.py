from charts.monotonicity.held_out import intervals_chart, intervals_frame, repeats_frame
from core.monotonicity.held_out import Estimate

NAMES = ("by hand", "hidden layer")
MODELS = ("feature", "hidden")


def test_intervals_are_tabulated_by_name():
    frame = intervals_frame(NAMES, MODELS, [Estimate(1, 0, 2), Estimate(3, 2, 5)])

    assert frame["mean"].tolist() == [1, 3]
    assert frame["high"].tolist() == [2, 5]
    assert frame["name"].tolist() == list(NAMES)
    assert frame["model"].tolist() == list(MODELS)


def test_every_repetition_is_a_row():
    frame = repeats_frame(NAMES, MODELS, [[1, 2], [3]])

    assert frame["value"].tolist() == [1, 2, 3]
    assert frame["name"].tolist() == ["by hand", "by hand", "hidden layer"]


def test_rows_keep_their_order_and_the_zero_is_drawn():
    spec = intervals_chart(NAMES, "saved").to_dict()

    rule, *layers = spec["layer"]
    assert rule["encoding"]["x"]["datum"] == 0
    for layer in layers:
        assert layer["encoding"]["y"]["scale"]["domain"] == list(NAMES)

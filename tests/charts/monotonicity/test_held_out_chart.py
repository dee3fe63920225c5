from charts.monotonicity.held_out import (
    means_frame,
    repeats_frame,
    splits_chart,
    zero_frame,
)

NAMES = ("by hand", "hidden layer")
MODELS = ("feature", "hidden")


def test_every_repetition_is_a_row():
    frame = repeats_frame(NAMES, MODELS, [[1, 2], [3]])

    assert frame["value"].tolist() == [1, 2, 3]
    assert frame["name"].tolist() == ["by hand", "by hand", "hidden layer"]


def test_a_mean_is_written_with_its_sign():
    frame = means_frame(NAMES, MODELS, [3.84, -0.21])

    assert frame["text"].tolist() == ["+3.8", "−0.2"]
    assert frame["model"].tolist() == list(MODELS)


def test_rows_and_axis_are_the_same_without_ticks_and_zero_is_named():
    spec = splits_chart(NAMES, "saved", (-4, 8), "the line").to_dict()

    rule, name, *layers, number = spec["layer"]
    assert rule["data"]["name"] == name["data"]["name"] == "zero"
    assert name["mark"]["text"] == "the line"
    assert zero_frame()["value"].tolist() == [0]
    assert number["encoding"]["x"] == {"value": "width"}
    for layer in layers:
        assert layer["encoding"]["y"]["scale"]["domain"] == list(NAMES)
        assert layer["encoding"]["x"]["scale"]["domain"] == [-4, 8]

from charts.monotonicity.held_out import means_frame, repeats_frame, splits_chart

NAMES = {"feature": "by hand", "hidden": "hidden layer"}
REPEATS = {"feature": [3.5, 4.2], "hidden": [-0.2]}


def test_every_repetition_is_a_row_and_a_mean_is_written_with_its_sign():
    ticks, means = repeats_frame(NAMES, REPEATS), means_frame(NAMES, REPEATS)

    assert ticks["value"].tolist() == [3.5, 4.2, -0.2]
    assert ticks["name"].tolist() == ["by hand", "by hand", "hidden layer"]
    assert means["text"].tolist() == ["+3.9", "−0.2"]
    assert means["model"].tolist() == list(NAMES)


def test_rows_and_axis_are_the_same_without_ticks_and_zero_is_named():
    names = tuple(NAMES.values())
    spec = splits_chart(names, "saved", (-4, 8), "the line").to_dict()

    _, name, *layers, _ = spec["layer"]
    assert name["mark"]["text"] == "the line"
    for layer in layers:
        assert layer["encoding"]["y"]["scale"]["domain"] == list(names)
        assert layer["encoding"]["x"]["scale"]["domain"] == [-4, 8]

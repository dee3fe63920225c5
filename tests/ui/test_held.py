import pytest

from ui.controls import FloatRange, IntRange
from ui.controls.kinds import (
    read_bool,
    read_float,
    read_int,
    read_many,
    read_one,
    read_text,
)
from ui.deck.share import class_link

C = FloatRange(34.0, 41.0, 38.0, 0.1)
UNITS = IntRange(1, 8, 2)
GARBAGE = ["", "x", "nan", "inf", "-inf", "1e999", "<b>", "²"]


@pytest.mark.parametrize("text", GARBAGE)
def test_what_is_no_value_is_the_default(text: str):
    assert read_float([text], C) == 38.0
    assert read_int([text], UNITS) == 2
    assert read_one([text], ("relu", "tanh"), "tanh") == "tanh"
    assert read_many([text], ("relu", "tanh"), ("tanh",)) == ["tanh"]
    assert read_bool([text], True) is True


def test_values_are_read_as_the_controls_have_them():
    texts = ([], ["37.8"], ["41"], ["41.1"])
    assert [read_float(text, C) for text in texts] == [38.0, 37.8, 41.0, 38.0]
    assert read_int(["3"], UNITS) == 3
    assert read_int(["3.5"], UNITS) == 2
    assert read_one(["0.5"], (0.1, 0.5, 1)) == 0.5
    assert read_one(["1"], (0.1, 0.5, 1)) == 1
    assert read_one([], ("relu", "tanh")) == "relu"
    assert read_many(["tanh", "relu", "tanh"], ("relu", "tanh"), ()) == ["tanh", "relu"]
    assert read_bool(["True"]) is True
    assert read_text(["abcdef"], max_chars=3) == "abc"


def test_a_link_for_the_class_has_the_values_and_nothing_of_the_teachers():
    values = {
        "screen": ["fold"],
        "c": ["37.8"],
        "racers": ["relu", "tanh"],
        "plan": ["hour.3"],
        "present": ["1"],
        "solved": ["1"],
        "lock": ["w"],
    }

    link = class_link("https://x.org/m?plan=hour.3#top", values)

    assert link == "https://x.org/m?screen=fold&c=37.8&racers=relu&racers=tanh"


def test_a_link_for_the_class_holds_what_is_asked():
    link = class_link(
        "https://x.org/m",
        {"c": ["37.8"]},
        lock=["c", "seed"],
        hide=["seed", "w"],
        solved=True,
        present=True,
    )

    assert link == "https://x.org/m?c=37.8&lock=c&hide=seed,w&solved=1&present=1"

import json

import pytest

from core.answers.drawn import DrawingGrid
from ui.answers import as_text, from_text
from ui.screen import Choice, Drawing, Value

CHOICE = Choice({"a": "A", "b": "B"}, lambda: "a", lambda answer: answer)
VALUE = Value("c", lambda c: f"{c:.1f} °C", lambda c: c > 1, lambda c: f"{c}")
GRID = DrawingGrid(0, 4, 0, 1, num_places=5)
DRAWING = Drawing(GRID, lambda curve: "drawn", lambda curve: True, lambda curve: "")
KNOWN = {
    ("lesson", "one"): CHOICE,
    ("lesson", "two"): VALUE,
    ("lesson", "drawn"): DRAWING,
    ("lesson", "look"): None,
}


def test_what_a_tab_keeps_comes_back():
    kept = {
        ("lesson", "one"): "b",
        ("lesson", "two"): 37.5,
        ("lesson", "drawn"): (0.0, 0.25, 1.0, 0.5, 0.125),
    }

    assert from_text(as_text(kept), KNOWN) == kept
    assert from_text(as_text({("lesson", "one"): ""}), KNOWN) == {("lesson", "one"): ""}


@pytest.mark.parametrize(
    "rows",
    [
        [["lesson", "one", "c"]],
        [["lesson", "three", "a"]],
        [["lesson", "look", "a"]],
        [["lesson", "two", "37"]],
        [["lesson", "two", float("nan")]],
        [["lesson", "two", 10**400]],
        [["lesson", "one", ["a"]]],
        [["lesson", "two", [37.0]]],
        [["lesson", "drawn", [0.5] * 100_000]],
        [["lesson", "drawn", [0.5, 0.5, 0.5, 0.5, None]]],
        [["lesson", "one"]],
        ["a", 1, None, {}],
        {"lesson": "one"},
        7,
    ],
)
def test_what_is_no_answer_is_left_out(rows: object):
    assert from_text(json.dumps(rows), KNOWN) == {}


@pytest.mark.parametrize("text", [None, 7, "", "[", "null", "[" * 10_000], ids=range(6))
def test_what_is_no_text_of_answers_is_left_out(text: object):
    assert from_text(text, KNOWN) == {}


def test_only_so_many_rows_are_read():
    rows = [["lesson", "one", "c"]] * 200 + [["lesson", "one", "a"]]

    assert from_text(json.dumps(rows), KNOWN) == {}

import json

import pytest

from ui.answers import as_text, from_text
from ui.screen import Choice, Value

CHOICE = Choice({"a": "A", "b": "B"}, lambda: "a", lambda answer: answer)
VALUE = Value("c", lambda c: f"{c:.1f} °C", lambda c: c > 1, lambda c: f"{c}")
KNOWN = {("lesson", "one"): CHOICE, ("lesson", "two"): VALUE, ("lesson", "look"): None}


def test_what_a_tab_keeps_comes_back():
    kept = {("lesson", "one"): "b", ("lesson", "two"): 37.5}

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
        [["lesson", "two", float("inf")]],
        [["lesson", "two", None]],
        [["lesson", "one", ["a"]]],
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

import json
from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.elements.vega_charts import VegaLiteStateSerde

from charts.hand.points import Points
from ui.controls import FloatRange, IntRange
from ui.hand import grab

LINK = {
    "c": FloatRange(34.0, 41.0, 38.0, 0.1, "%.1f"),
    "n": IntRange(1, 20, 3),
}
NUMBERS = grab.numbers(LINK, "c", "n")


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict]:
    session = {"c": 38.5, "n": 4}
    monkeypatch.setattr(st, "session_state", session)
    return session


def report(session: dict, told: object, grabbed: tuple = NUMBERS) -> None:
    text = json.dumps({"selection": {"grabbed": told}})
    session["chart"] = VegaLiteStateSerde(["grabbed"]).deserialize(text)
    grab.take("chart", grabbed)


def test_a_report_moves_the_controls(session: dict):
    report(session, {"c": 36.949999, "n": 7, "since": 1})

    assert (session["c"], session["n"]) == (36.9, 7)
    assert isinstance(session["n"], int)


def test_the_picture_is_told_where_the_controls_stand_and_what_was_heard_last(
    session: dict,
):
    def row() -> dict:
        (row,) = grab.tables("chart", NUMBERS)["here"].to_pylist()
        return row

    assert row() == {"c": 38.5, "n": 4.0, "since": 0.0}
    report(session, {"c": 37, "since": 17_000})
    assert row() == {"c": 37.0, "n": 4.0, "since": 17_000.0}
    report(session, {"c": 36, "since": float("nan")})
    assert row() == {"c": 36.0, "n": 4.0, "since": 17_000.0}
    session.clear()
    assert row() == {"c": 38.0, "n": 3.0, "since": 0.0}


def test_steps_that_came_without_an_answer_in_between_are_all_taken(session: dict):
    dots = (Points("dots", "example", *NUMBERS, most=5),)
    first = {"dots": {"x": 40, "y": 1}, "since": 1}
    second = {"dots": {"x": 41, "y": 2}, "since": 2, "earlier": first}
    third = {"dots": None, "since": 3, "earlier": second}

    report(session, first, dots)
    report(session, third, dots)
    report(session, third, dots)

    assert session["dots"] == ((40.0, 1), (41.0, 2))


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        {},
        {"c": float("nan"), "n": "7"},
        {"c": None, "n": True},
        {"screen": "other", "w": 1},
        {"c": [1] * 1000},
    ],
    ids=repr,
)
def test_what_is_no_report_moves_nothing(session: dict, told: object):
    report(session, told)

    assert (session["c"], session["n"]) == (38.5, 4)
    assert session.keys() == {"c", "n", "chart"}

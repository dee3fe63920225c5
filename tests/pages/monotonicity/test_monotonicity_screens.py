"""Lesson 1's screens: the answer waits in empty tables, and is what core computes."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from core.monotonicity import income, inversion, temperature
from core.monotonicity.digits import digits
from screens.monotonicity.deck import DECK
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import frames, markdown_of, open_more

open_screen = partial(reading.open_screen, lesson="monotonicity")
SCREENS = {screen.name: screen for screen in DECK}
# By screen: the tables that stay empty until the answer, by picture from the top.
HELD_BACK = {
    "who": [{"rates", "regions", "guess"}],
    "line": [{"lines", "names", "marks", "regions"}],
    "fold": [{"lines", "names", "regions", "folded", "found", "best"}],
    "by_hand": [{"lines", "names", "regions"}],
    "two_units": [{"lines", "names", "marks", "regions"}],
    "raise": [{"rates", "lines", "names", "marks"}],
    "turn": [{"lines", "names", "marks", "regions"}],
    "units": [{"kinks"}],
    "starts": [{"runs"}],
    "held_out": [{"repeats", "means"}],
    "new_loans": [{"repeats", "means"}],
    "weights": [set(), {"images"}],
    "sum": [set(), {"both"}],
    "pixel": [{"maps"}],
    "mistakes": [set(), {"images", "labels"}],
}
RIGHT = {
    "line": "rises",
    "two_units": "one",
    "raise": "less",
    "inverted": "none",
    "turn": "most",
    "units": "two",
    "starts": "half",
    "held_out": "all",
    "before": "equal",
    "step": "less",
    "log_odds": "logs",
    "new_loans": "hidden",
    "weights": "nothing",
    "sum": "sum",
    "pixel": "hidden",
    "mistakes": "hidden",
}


def rows_of(app: AppTest, charts: int) -> int:
    return sum(
        len(frame) for chart in range(charts) for frame in frames(app, chart).values()
    )


@pytest.mark.parametrize("name", HELD_BACK)
def test_the_answer_is_in_no_table_before_the_lock_which_draws_it_into_the_picture(
    open_page: OpenPage, name: str
):
    before = open_screen(open_page, name, solved=False)
    after = open_screen(open_page, name, solved=True)

    for chart, expected in enumerate(HELD_BACK[name]):
        empty = {table for table, frame in frames(before, chart).items() if frame.empty}
        assert empty == expected
    pictures = [app.main.get("vega_lite_chart") for app in (before, after)]
    # A second picture may only come with the answer.
    assert len(pictures[0]) == len(HELD_BACK[name])
    for asked, told in zip(*pictures, strict=False):
        assert asked.proto.spec == told.proto.spec
    assert rows_of(after, len(pictures[1])) > rows_of(before, len(pictures[0]))


def test_set_ups_name_as_many_as_the_data_hold():
    patients, loans = temperature.all_patients().total, income.all_loans().total
    new = len(inversion.held_out_images(0).y)
    all_images = len(digits().y)

    for name, counts in {
        "who": [patients],
        "raise": [loans],
        "inverted": [all_images - new, new],
        "mistakes": [new],
        "data": [patients, loans, all_images],
    }.items():
        for count in counts:
            assert f"{count:,.0f} " in SCREENS[name].setup


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_answer_is_computed(name: str):
    assert SCREENS[name].ask.truth() == RIGHT[name]


def test_right_answers_stand_in_different_places():
    places = [
        list(SCREENS[name].ask.options).index(right) for name, right in RIGHT.items()
    ]

    assert max(places.count(place) for place in set(places)) < len(places) / 2


def test_every_screen_names_its_source_and_its_licence():
    places = {
        draw: (name, title)
        for name, screen in SCREENS.items()
        for title, draw in screen.more.items()
        if title.startswith("Source")
    }

    assert all({"Source", "Sources"} & set(screen.more) for screen in DECK)
    for name, title in places.values():
        source = markdown_of(open_more(name, title, lesson="monotonicity"))
        assert "CC BY 4.0" in source or "MIT licence" in source

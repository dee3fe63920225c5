"""Lesson 5's first screens: one step, and bumps that are put together by hand."""

from functools import partial

import pytest
import torch

from core.universal_approximation.fit_by_hand import GOAL, best_heights, score
from screens.universal_approximation import (
    bumps_by_hand,
    one_step,
)
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import plainly_said as said
from tests.pages.reading import table
from ui.answers import as_answer

open_screen = partial(
    reading.open_screen, lesson="universal_approximation", solved=True
)


def test_a_step_stands_where_the_unit_is_one_half(open_page: OpenPage):
    x = one_step.PLACES[one_step.truth()]
    assert torch.sigmoid(torch.tensor(8 * x - 4)).item() == 0.5

    before = open_screen(open_page, "step", solved=False)
    after = open_screen(open_page, "step")

    assert table(before, "places")["text"].tolist() == ["?"] * 4
    assert set(table(before, "step")["kind"]) == {"before"}
    assert table(after, "places").to_dict("list") == {"x": [0.5], "text": ["0.5"]}


@pytest.mark.parametrize("held", ["place s", "bias b"])
def test_without_a_weight_there_is_no_step(open_page: OpenPage, held: str):
    app = open_screen(open_page, "step", held=held, w="0")

    assert "With w = 0 there is no step" in said(app)
    assert table(app, "places").empty


def test_bumps_of_the_link_are_scored_and_judged(open_page: OpenPage):
    best = best_heights(5)
    link = ", ".join(f"{height:g}" for height in best)
    app = open_screen(open_page, "by_hand", solved=False, heights=link, bump="3")

    assert f"{score(best):.2f}" in said(app)
    assert table(app, "best").empty
    assert bumps_by_hand.is_right(link)
    assert not bumps_by_hand.is_right("0, 0, 0, 0, 0")
    assert len(table(open_screen(open_page, "by_hand"), "best")) == 193


def test_a_bump_out_of_its_place_is_scored_and_judged_where_it_is(open_page: OpenPage):
    best = best_heights(5)
    link = ", ".join(f"{height:g}" for height in best)
    shifts = [1.5, 0, -1.5, 0, 0.1]
    app = open_screen(
        open_page, "by_hand", solved=False, heights=link, shifts="1.5 0 -1.5 0 0.1"
    )

    reached = score(best, shifts)
    assert reached > GOAL
    assert f"{reached:.2f}" in said(app)
    app.button(key="lock").click().run()
    assert f"Your error is {reached:.2f}. Bumps in even places" in said(app)


def test_a_moved_bump_stands_in_the_link(open_page: OpenPage):
    app = open_screen(open_page, "by_hand", solved=False, bump="2")

    app.slider(key="height").set_value(0.95).run()

    assert app.text_input(key="heights").value == "0, 0.95, 0, 0, 0"
    assert f"{score([0, 0.95, 0, 0, 0]):.2f}" in said(app)


def test_who_misses_the_challenge_hears_which_bump_costs_most():
    heights = best_heights(5)
    heights[3] = 0.5

    reply = bumps_by_hand.reply(", ".join(map(str, heights)))

    assert score(heights) > GOAL
    assert "at bump 4: you set it to 0.5, best is −0.95" in reply


@pytest.mark.parametrize(
    ("key", "text"),
    [("heights", "0, high"), ("shifts", "1 2"), ("shifts", "0 0 0 0 9")],
)
def test_what_cannot_be_read_is_told_and_does_no_harm(
    open_page: OpenPage, key: str, text: str
):
    app = open_screen(open_page, "by_hand", solved=False, **{key: text})

    assert len(app.warning) == 1
    app.button(key="lock").click().run()
    assert not app.exception
    assert "Your error is 1.00" in said(app)


@pytest.mark.parametrize("told", ["x", "0, high", "0, 0 | 9, 9"])
def test_what_a_browser_brings_back_that_is_no_bumps_is_no_answer(told: str):
    assert as_answer(bumps_by_hand.SCREEN.ask, told) is None

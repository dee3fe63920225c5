import threading
import time

import pytest

from serving.turns import PATIENCE, Turns


def draw(turns: Turns, name: str, seconds: float, story: list[str]) -> threading.Thread:
    def script() -> None:
        turns.take()
        story.append(f"{name} begins")
        time.sleep(seconds)
        story.append(f"{name} ends")
        turns.give()

    thread = threading.Thread(target=script)
    thread.start()
    time.sleep(0.005)
    return thread


def test_who_comes_later_draws_later():
    turns, story = Turns(), []
    for thread in [draw(turns, name, 0.02, story) for name in "abc"]:
        thread.join(5)

    assert story == [f"{name} {part}" for name in "abc" for part in ("begins", "ends")]


def test_who_takes_long_does_not_hold_up_the_others():
    turns, story = Turns(), []
    long = draw(turns, "long", 2 * PATIENCE, story)
    draw(turns, "short", 0.01, story).join(5)
    long.join(5)

    assert story == ["long begins", "short begins", "short ends", "long ends"]


def test_a_script_that_is_broken_off_is_not_waited_for():
    turns = Turns()
    broken = threading.Thread(target=turns.take)
    broken.start()
    broken.join(5)
    begun = time.monotonic()
    turns.take()

    assert time.monotonic() - begun < PATIENCE


def test_who_draws_again_without_an_end_gets_a_turn_again():
    turns = Turns()
    turns.take()
    begun = time.monotonic()
    turns.take()

    assert time.monotonic() - begun < PATIENCE


def test_giving_what_one_does_not_have_changes_nothing():
    turns, story = Turns(), []
    drawing = draw(turns, "a", 0.02, story)
    turns.give()
    turns.take()
    story.append("me")
    drawing.join(5)

    assert story == ["a begins", "a ends", "me"]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(5, ["a begins", "a ends", "work"]), (0.01, ["a begins", "work", "a ends"])],
)
def test_work_stands_back_until_the_page_is_drawn_but_not_for_ever(seconds, expected):
    turns, story = Turns(), []
    drawing = draw(turns, "a", 0.1, story)
    turns.stand_back(seconds)
    story.append("work")
    drawing.join(5)

    assert story == expected

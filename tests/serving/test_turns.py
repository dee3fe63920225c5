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

    thread = threading.Thread(target=script, name=name)
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


def test_who_drew_much_lately_draws_after_who_did_not():
    story: list[str] = []
    turns = Turns(who=lambda: threading.current_thread().name[0])
    for _ in range(5):
        draw(turns, "greedy", 0.05, story).join(5)
    story.clear()
    threads = [
        draw(turns, name, 0.05, story) for name in ("first", "greedy", "modest")
    ]
    for thread in threads:
        thread.join(5)

    begun = [line for line in story if line.endswith("begins")]
    assert begun == ["first begins", "modest begins", "greedy begins"]


def test_who_drew_much_draws_in_the_end_however_many_come():
    story: list[str] = []
    turns = Turns(who=lambda: threading.current_thread().name)
    for _ in range(4):
        draw(turns, "greedy", 0.05, story).join(5)
    story.clear()
    others = [draw(turns, f"other {i}", 0.02, story) for i in range(20)]
    greedy = draw(turns, "greedy", 0.02, story)
    for i in range(20, 80):
        others.append(draw(turns, f"other {i}", 0.02, story))
    greedy.join(5)

    assert "other 79 begins" not in story
    for thread in others:
        thread.join(5)


def test_a_session_has_a_turn_from_asking_until_it_gives_it_back():
    turns, story = Turns(who=lambda: threading.current_thread().name), []
    drawing = draw(turns, "a", 0.1, story)
    waiting = draw(turns, "b", 0.01, story)

    assert turns.has("a")
    assert turns.has("b")
    assert not turns.has("c")
    drawing.join(5)
    waiting.join(5)
    assert not turns.has("a")
    assert not turns.has("b")

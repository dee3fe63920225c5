import threading
import time

import pytest

import serving.turns
from serving.turns import PATIENCE, STAND_BACK, Turns


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


def test_neither_a_script_that_is_broken_off_nor_its_own_is_waited_for():
    turns = Turns()
    broken = threading.Thread(target=turns.take)
    broken.start()
    broken.join(5)
    begun = time.monotonic()
    turns.take()
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


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> Turns:
    """Turns in which `greedy` has drawn much lately, and this thread draws now."""
    monkeypatch.setattr(serving.turns, "PATIENCE", 60)
    here = "serving.turns.session_here"
    monkeypatch.setattr(here, lambda: threading.current_thread().name)
    turns = Turns()
    turns._shares.add("greedy", 0.2 / STAND_BACK)
    turns.take()
    return turns


def test_who_drew_much_lately_draws_after_who_did_not(patient: Turns):
    story: list[str] = []
    threads = [draw(patient, name, 0, story) for name in ("a", "greedy", "b")]
    patient.give()
    for thread in threads:
        thread.join(5)

    assert story[::2] == ["a begins", "b begins", "greedy begins"]


def test_who_drew_much_does_not_wait_behind_all_who_come_later(patient: Turns):
    story: list[str] = []
    threads = [draw(patient, "greedy", 0, story)]
    time.sleep(0.25)
    threads.append(draw(patient, "late", 0, story))
    patient.give()
    for thread in threads:
        thread.join(5)

    assert story[::2] == ["greedy begins", "late begins"]


def test_a_session_has_a_turn_from_asking_until_it_gives_it_back(patient: Turns):
    waiting = draw(patient, "a", 0, [])

    assert patient.has("MainThread")
    assert patient.has("a")
    assert not patient.has("b")
    patient.give()
    waiting.join(5)
    assert not patient.has("MainThread")
    assert not patient.has("a")

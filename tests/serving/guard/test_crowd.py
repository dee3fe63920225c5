import pytest

from serving.guard.crowd import (
    CROWD,
    FEW,
    LONG_ENOUGH,
    MUCH,
    VERY_LONG,
    WHOLE,
    Crowd,
)


def fill(crowd: Crowd, runs: int) -> None:
    for i in range(runs):
        crowd.note_begun(i, is_busy=lambda: True)


@pytest.fixture
def crowd() -> Crowd:
    """Return a crowd in which `greedy` has asked for much."""
    crowd = Crowd()
    for _ in range(MUCH + 2):
        crowd.note_asked("greedy")
    return crowd


def test_who_is_alone_does_not_wait(crowd: Crowd):
    assert not crowd.must_wait("reader", 0)
    assert not crowd.must_wait("greedy", 0)


def test_a_session_waits_for_its_own_run(crowd: Crowd):
    crowd.note_begun("reader", is_busy=lambda: True)

    assert crowd.must_wait("reader", 100)


def test_a_run_that_is_drawn_holds_nobody_up(crowd: Crowd):
    crowd.note_begun("reader", lambda: False)

    assert not crowd.must_wait("reader", 0)
    assert not crowd.must_wait("greedy", 0)


def test_the_greedy_wait_for_everybody_and_readers_for_a_crowd(crowd: Crowd):
    fill(crowd, 1)

    assert crowd.must_wait("greedy", 0)
    assert not crowd.must_wait("reader", 0)
    fill(crowd, CROWD)
    assert crowd.must_wait("reader", 0)


def test_who_asked_less_comes_first_and_whole_pages_count_twice(crowd: Crowd):
    fill(crowd, FEW)
    for _ in range(4):
        crowd.note_asked("fragments")
        crowd.note_asked("pages", WHOLE)

    assert not crowd.must_wait("fragments", 0)
    assert crowd.must_wait("pages", LONG_ENOUGH)
    assert not crowd.must_wait("pages", VERY_LONG)


def test_who_comes_lets_those_go_first_who_are_here(crowd: Crowd):
    fill(crowd, FEW)

    assert not crowd.must_wait("reader", 0)
    assert crowd.must_wait("newcomer", 0, is_new=True)


def test_nobody_waits_for_ever(crowd: Crowd):
    fill(crowd, CROWD)

    assert not crowd.must_wait("reader", LONG_ENOUGH)
    assert not crowd.must_wait("newcomer", LONG_ENOUGH, is_new=True)
    assert not crowd.must_wait("greedy", VERY_LONG)


def test_all_the_greedy_have_one_pace(crowd: Crowd):
    for name in range(30):
        for _ in range(MUCH + 2):
            crowd.note_asked(name)

    assert sum(not crowd.must_wait(name, 0) for name in range(30)) == 2

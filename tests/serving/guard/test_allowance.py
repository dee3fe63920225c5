import pytest

from serving.guard.allowance import Allowance


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_few_are_allowed_at_once_and_then_none(clock: Clock):
    allowance = Allowance(pace=2, at_once=3, clock=clock)

    assert [allowance.take() for _ in range(5)] == [True] * 3 + [False] * 2


def test_who_waits_as_long_as_told_is_allowed(clock: Clock):
    allowance = Allowance(pace=2, at_once=1, clock=clock)
    allowance.take()

    assert allowance.wait() == 0.5
    clock.now += 0.5
    assert allowance.wait() == 0
    assert allowance.take()
    assert not allowance.take()


def test_no_more_is_saved_up_than_at_once(clock: Clock):
    allowance = Allowance(pace=2, at_once=3, clock=clock)
    clock.now += 3600

    assert sum(allowance.take() for _ in range(10)) == 3


def test_in_the_long_run_the_pace_is_kept(clock: Clock):
    allowance, taken = Allowance(pace=5, at_once=10, clock=clock), 0
    for _ in range(60 * 300):  # a minute at 300 a second
        taken += allowance.take()
        clock.now += 1 / 300

    assert taken == pytest.approx(60 * 5 + 10, abs=2)


def test_who_reserves_waits_behind_those_who_did_before(clock: Clock):
    allowance = Allowance(pace=2, at_once=1, clock=clock)

    assert [allowance.reserve() for _ in range(4)] == [0, 0.5, 1, 1.5]


def test_the_very_first_may_be_fewer(clock: Clock):
    allowance = Allowance(pace=2, at_once=9, clock=clock, first=1)

    assert [allowance.take() for _ in range(2)] == [True, False]

import pytest

from serving.guard.allowance import Allowance
from tests.serving.conftest import Clock


def test_who_waits_as_long_as_told_is_allowed(ticking: Clock):
    allowance = Allowance(pace=2, at_once=1)
    allowance.take()

    assert allowance.wait() == 0.5
    ticking.now += 0.5
    assert allowance.wait() == 0
    assert allowance.take()
    assert not allowance.take()


@pytest.mark.parametrize("rest", [0, 3600])
def test_a_few_are_allowed_at_once_and_no_more_saved_up(ticking: Clock, rest: float):
    allowance = Allowance(pace=2, at_once=3)
    ticking.now += rest

    assert [allowance.take() for _ in range(5)] == [True] * 3 + [False] * 2


def test_who_reserves_waits_behind_those_who_did_before(ticking: Clock):
    allowance = Allowance(pace=2, at_once=1)

    assert [allowance.reserve() for _ in range(4)] == [0, 0.5, 1, 1.5]


def test_the_very_first_may_be_fewer(ticking: Clock):
    allowance = Allowance(pace=2, at_once=9, first=1)

    assert [allowance.take() for _ in range(2)] == [True, False]

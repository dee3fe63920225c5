import math

import pytest

from serving.guard.shares import MANY, MEMORY, Shares


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_share_fades_to_a_third_in_its_time():
    clock = Clock()
    shares = Shares(clock)
    shares.add("a", 0.2)
    clock.now += MEMORY

    assert shares.of("a") == pytest.approx(0.2 / math.e)
    assert shares.of("b") == 0


def test_who_draws_twenty_times_a_second_has_twenty_times_as_much():
    clock = Clock()
    shares = Shares(clock)
    for tick in range(20 * 30):
        shares.add("often", 0.01)
        if tick % 20 == 0:
            shares.add("seldom", 0.01)
        clock.now += 0.05

    assert shares.of("often") == pytest.approx(20 * shares.of("seldom"), rel=0.25)


def test_those_who_have_gone_are_forgotten():
    clock = Clock()
    shares = Shares(clock)
    for session in range(MANY):
        shares.add(session, 0.01)
    clock.now += 20 * MEMORY
    shares.add("new", 0.01)

    assert len(shares._shares) == 1

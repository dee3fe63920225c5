import math

import pytest

from serving.guard.shares import MANY, MEMORY, Shares
from tests.serving.conftest import Clock


def test_shares_add_up_and_fade_to_a_third_in_their_time(ticking: Clock):
    shares = Shares()
    shares.add("a", 0.2)
    ticking.now += MEMORY
    shares.add("a", 0.1)

    assert shares.of("a") == pytest.approx(0.2 / math.e + 0.1)
    assert shares.of("b") == 0


def test_those_who_have_gone_are_forgotten(ticking: Clock):
    shares = Shares()
    for session in range(MANY):
        shares.add(session, 0.01)
    ticking.now += 20 * MEMORY
    shares.add("new", 0.01)

    assert len(shares._shares) == 1

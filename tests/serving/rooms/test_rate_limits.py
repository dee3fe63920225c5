import random
from collections.abc import Iterator

import pytest

from serving.guard.allowance import Allowance
from serving.rooms import Rooms
from serving.rooms.codes import LENGTH, LETTERS
from serving.rooms.rate_limits import Door, TooMany, Visitor
from serving.rooms.schema import IN_MEMORY, connect

TRIES, NUM_ROOMS, OTHERS = 10_000, 20, 500


@pytest.fixture
def codes(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Codes in an order that is the same in every run; rooms get the first ones."""
    draw = random.Random(0)
    codes = iter(lambda: "".join(draw.choices(LETTERS, k=LENGTH)), "")
    monkeypatch.setattr("serving.rooms.store.new_code", lambda: next(codes))
    return codes


@pytest.fixture
def rooms() -> Rooms:
    return Rooms(connect(IN_MEMORY))


def found(door: Door, rooms: Rooms, code: str, visitor: Visitor) -> bool | None:
    try:
        return door.knock(rooms, code, visitor) is not None
    except TooMany:
        return None


def test_ten_thousand_tries_find_none_of_twenty_rooms_and_keep_nobody_out(
    rooms: Rooms, codes: Iterator[str]
):
    door, stranger = Door(), Visitor()
    opened = [rooms.open("monotonicity", "line")[0] for _ in range(NUM_ROOMS)]
    tried = [found(door, rooms, next(codes), stranger) for _ in range(TRIES)]
    # Of one session a handful is looked up; of many, what each tries first.
    assert True not in tried
    assert tried.count(False) <= 1 + stranger.tries.at_once + 1
    fresh = [found(door, rooms, next(codes), Visitor()) for _ in range(OTHERS)]
    assert set(fresh) == {False}

    for code in opened:
        assert found(door, rooms, code, Visitor())


def test_who_types_a_wrong_letter_tries_again_and_in_a_flood_of_them_waits(
    rooms: Rooms, codes: Iterator[str]
):
    door, visitor = Door(), Visitor()
    code, _ = rooms.open("monotonicity", "line")
    assert found(door, rooms, next(codes), visitor) is False
    assert found(door, rooms, code, visitor)

    door.tries = Allowance(pace=0.001, at_once=0)
    assert found(door, rooms, code, visitor) is None
    assert found(door, rooms, code, Visitor())


def test_neither_one_session_nor_all_together_open_rooms_by_dozens(rooms: Rooms):
    def opened(door: Door, visitors: list[Visitor]) -> int:
        number = 0
        for visitor in visitors:
            try:
                door.open(rooms, "monotonicity", "line", visitor)
            except TooMany:
                continue
            number += 1
        return number

    one = Visitor()
    assert opened(Door(), [one] * 36) == one.openings.at_once
    door = Door()
    many = opened(door, [Visitor() for _ in range(200)])
    assert door.openings.at_once <= many <= door.openings.at_once + 20

import pytest

from serving.rooms import Rooms
from serving.rooms.schema import IN_MEMORY, connect
from serving.rooms.watch import AT_ONCE, FIRST, SETTLE, SETTLE_TALLY, SOON, Seat, Watch
from tests.serving.conftest import Clock

ANNA = "a" * 32


class Pages:
    """Sessions that note when they are woken."""

    def __init__(self) -> None:
        self.woken: list[str] = []
        self.busy: set[str] = set()
        self.drawing: set[str] = set()
        self.gone: set[str] = set()

    def wake(self, session: str) -> bool:
        if session in self.busy:
            return False
        self.woken.append(session)
        return True

    def take(self) -> list[str]:
        woken, self.woken = self.woken, []
        return woken


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def rooms() -> Rooms:
    return Rooms(connect(IN_MEMORY))


@pytest.fixture
def watch(rooms: Rooms, pages: Pages) -> Watch:
    return Watch(
        lambda: rooms,
        pages.wake,
        lambda session: session not in pages.gone,
        lambda session: session in pages.drawing,
    )


def test_students_are_woken_once_by_what_the_teacher_does_and_not_by_votes(
    rooms: Rooms, watch: Watch, pages: Pages
):
    code, key = rooms.open("monotonicity", "line")
    watch.sit("anna", Seat(code, 0, student=ANNA))
    watch.sit("ben", Seat(code, 0))
    rooms.vote(code, ANNA, "monotonicity", "line", "rises")
    watch.look()
    assert pages.take() == []

    rooms.move(code, key, "monotonicity", "fold")
    for _ in range(2):
        watch.look()
    assert pages.take() == ["anna", "ben"]


def test_a_class_is_woken_a_few_at_a_time_and_everybody_in_turn(
    rooms: Rooms, watch: Watch, pages: Pages, ticking: Clock
):
    woken = []
    code, key = rooms.open("monotonicity", "line")
    names = {f"student {i}" for i in range(5 * AT_ONCE)}
    for name in names:
        watch.sit(name, Seat(code, 0))
    pages.drawing = names  # until they are through
    for _ in range(10):  # the teacher never rests, nor does the class
        rooms.move(code, key, "monotonicity", "fold")
        assert watch.look() == SOON
        woken += pages.take()
        pages.drawing = names - set(woken)
        ticking.now += SETTLE / 4

    assert len(woken) == 10 * AT_ONCE
    assert set(woken[: len(names)]) == set(woken[len(names) :]) == names


def test_a_class_waits_for_the_page_of_its_teacher_but_not_for_long(
    rooms: Rooms, watch: Watch, pages: Pages, ticking: Clock
):
    pages.drawing = {"teacher"}
    (code, key), (other, its_key) = (rooms.open("monotonicity", "a") for _ in range(2))
    watch.sit("anna", Seat(code, 0))
    watch.sit("ben", Seat(other, 0))
    for one, its in ((code, key), (other, its_key)):
        rooms.move(one, its, "monotonicity", "fold")
    watch.hurry(code, "teacher")

    assert watch.look() == SOON
    assert pages.take() == ["ben"]
    ticking.now += FIRST
    watch.look()
    assert pages.take() == ["anna"]


def test_a_teacher_who_wavers_wakes_a_page_once_a_second_with_the_last_word(
    rooms: Rooms, watch: Watch, pages: Pages, ticking: Clock
):
    drawn = []
    code, key = rooms.open("monotonicity", "line")
    watch.sit("anna", Seat(code, 0, student=ANNA))
    for i in range(10):
        rooms.set_stage(code, key, "monotonicity", "line", i % 2)
        watch.look()
        if pages.take():
            drawn.append(rooms.find(code).revision)
            watch.sit("anna", Seat(code, drawn[-1], student=ANNA))
        ticking.now += SETTLE / 5
    watch.look()

    assert drawn == [1, 6]
    assert pages.take() == ["anna"]


def test_a_teacher_is_told_of_votes_at_a_pace(
    rooms: Rooms, watch: Watch, pages: Pages, ticking: Clock
):
    code, _ = rooms.open("monotonicity", "line")
    watch.sit("teacher", Seat(code, 0, heard=0))
    for i in range(30):
        rooms.vote(code, f"{i:032x}", "monotonicity", "line", "rises")
        watch.look()
    assert pages.take() == ["teacher"]

    ticking.now += SETTLE_TALLY
    watch.look()
    assert pages.take() == ["teacher"]
    ticking.now += SETTLE_TALLY
    watch.look()
    assert pages.take() == []


def test_who_is_drawing_is_woken_later_and_who_has_gone_never(
    rooms: Rooms, watch: Watch, pages: Pages
):
    code, key = rooms.open("monotonicity", "line")
    for name in ("busy", "gone", "left"):
        watch.sit(name, Seat(code, 0))
    pages.busy, pages.gone = {"busy"}, {"gone"}
    watch.leave("left")
    rooms.move(code, key, "monotonicity", "fold")
    watch.look()
    assert pages.take() == []

    pages.busy.clear()
    watch.look()
    assert pages.take() == ["busy"]


def test_a_room_that_is_closed_wakes_its_pages(
    rooms: Rooms, watch: Watch, pages: Pages
):
    code, key = rooms.open("monotonicity", "line")
    watch.sit("anna", Seat(code, 0, student=ANNA))
    rooms.close(code, key)

    watch.look()
    assert pages.take() == ["anna"]

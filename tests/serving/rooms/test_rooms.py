import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serving.rooms import REVEALED, NoRooms, Rooms, store
from serving.rooms.ballots import IS_HERE, MOST_TEXT
from serving.rooms.codes import LETTERS, new_code, new_secret, read_code, read_secret
from serving.rooms.desk import A_DAY
from serving.rooms.schema import IN_MEMORY, URL, connect
from tests.serving.conftest import Clock

LESSON, SCREEN = "monotonicity", "line"
ANNA, BEN = "a" * 32, "b" * 32


def test_a_vote_can_be_changed_until_the_reveal_and_counts_once(rooms: Rooms):
    code, key = rooms.open(LESSON, SCREEN)

    for answer in ("rises", "falls"):
        assert rooms.vote(code, ANNA, LESSON, SCREEN, answer)
    assert rooms.vote(code, BEN, LESSON, SCREEN, "rises")
    assert sorted(rooms.votes(code, key, LESSON, SCREEN)) == ["falls", "rises"]

    rooms.set_stage(code, key, LESSON, SCREEN, REVEALED)
    assert not rooms.vote(code, ANNA, LESSON, SCREEN, "rises")
    assert rooms.own_votes(code, ANNA) == {(LESSON, SCREEN): "falls"}


def test_a_class_that_answers_twice_and_all_at_once_is_counted_once(rooms: Rooms):
    code, key = rooms.open(LESSON, SCREEN)

    def answer(i: int) -> bool:
        return rooms.vote(code, f"{i % 40:032x}", LESSON, SCREEN, "rises")

    with ThreadPoolExecutor(16) as threads:
        assert all(threads.map(answer, range(80)))
    assert len(rooms.votes(code, key, LESSON, SCREEN)) == 40
    assert rooms.here(code) == 40
    assert rooms.find(code).heard >= 80


def test_no_answer_comes_in_behind_the_reveal(rooms: Rooms):
    code, key = rooms.open(LESSON, SCREEN)

    def vote(i: int) -> bool:
        return rooms.vote(code, f"{i % 20:032x}", LESSON, SCREEN, str(i))

    with ThreadPoolExecutor(16) as threads:
        under_way = threads.map(vote, range(80))
        rooms.set_stage(code, key, LESSON, SCREEN, REVEALED)
        seen = rooms.votes(code, key, LESSON, SCREEN)
        list(under_way)
    assert seen == rooms.votes(code, key, LESSON, SCREEN)


def test_in_step_only_the_screen_of_the_class_takes_answers_free_all_do(rooms: Rooms):
    code, key = rooms.open(LESSON, SCREEN)

    assert not rooms.vote(code, ANNA, LESSON, "fold", 37.5)
    rooms.set_pace(code, key, in_step=False, is_paused=False)
    assert rooms.vote(code, ANNA, LESSON, "fold", 37.5)
    assert rooms.progress(code, key) == {(LESSON, "fold"): 1}


def test_a_stage_belongs_to_its_screen_and_is_found_again(rooms: Rooms):
    code, key = rooms.open(LESSON, SCREEN)
    rooms.set_stage(code, key, LESSON, SCREEN, REVEALED)
    rooms.move(code, key, LESSON, "fold")
    assert rooms.find(code).stage == 0

    rooms.move(code, key, LESSON, SCREEN)
    assert rooms.find(code).stage == REVEALED
    assert rooms.revisions([code]) == {code: (3, 0)}


def test_who_has_no_key_or_that_of_another_room_changes_and_reads_nothing(rooms: Rooms):
    code, key = rooms.open(LESSON, SCREEN)
    _, other = rooms.open(LESSON, SCREEN)
    rooms.vote(code, ANNA, LESSON, SCREEN, "rises")
    before = rooms.find(code)

    for wrong in (other, "", ANNA, key.upper(), key[:-1]):
        rooms.move(code, wrong, LESSON, "fold")
        rooms.set_stage(code, wrong, LESSON, SCREEN, REVEALED)
        rooms.set_pace(code, wrong, in_step=False, is_paused=True)
        rooms.close(code, wrong)
        assert rooms.votes(code, wrong, LESSON, SCREEN) == []
        assert not rooms.progress(code, wrong)
        assert not rooms.is_teacher(code, wrong)
    assert rooms.find(code) == before
    assert rooms.own_votes(code, BEN) == {}


def test_neither_key_nor_student_is_kept_as_the_browser_knows_it(tmp_path: Path):
    rooms = Rooms(connect(f"sqlite:///{tmp_path}/rooms.sqlite"))
    code, key = rooms.open(LESSON, SCREEN)
    rooms.vote(code, ANNA, LESSON, SCREEN, "rises")
    rooms.engine.dispose()

    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert code.encode() in written
    assert key.encode() not in written
    assert ANNA.encode() not in written


def test_after_a_day_and_when_it_is_closed_nothing_is_left(rooms: Rooms, clock: Clock):
    old, old_key = rooms.open(LESSON, SCREEN)
    rooms.vote(old, ANNA, LESSON, SCREEN, "rises")
    clock.now += A_DAY
    assert rooms.find(old) is None
    assert not rooms.vote(old, ANNA, LESSON, SCREEN, "falls")
    assert not rooms.is_teacher(old, old_key)
    assert rooms.revisions([old]) == {}

    code, key = rooms.open(LESSON, SCREEN)
    assert rooms.own_votes(old, ANNA) == {}
    rooms.close(code, key)
    assert rooms.find(code) is None
    assert not rooms.join(code, ANNA)


def test_who_was_not_heard_of_is_not_here_and_comes_back(rooms: Rooms, clock: Clock):
    code, _ = rooms.open(LESSON, SCREEN)
    for student in (ANNA, BEN):
        assert rooms.join(code, student)
    clock.now += IS_HERE
    rooms.see([(code, ANNA)])

    assert rooms.here(code) == 1
    rooms.join(code, BEN)
    assert rooms.here(code) == 2


def test_a_room_holds_so_many_and_those_inside_go_on(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("serving.rooms.ballots.MOST_STUDENTS", 3)
    code, key = rooms.open(LESSON, SCREEN)
    for i in range(3):
        assert rooms.join(code, f"{i:032x}")

    assert not rooms.join(code, ANNA)
    assert not rooms.vote(code, ANNA, LESSON, SCREEN, "rises")
    assert rooms.vote(code, f"{0:032x}", LESSON, SCREEN, "rises")
    assert rooms.votes(code, key, LESSON, SCREEN) == ["rises"]


def test_a_database_that_is_opened_again_knows_the_class(tmp_path: Path):
    url = f"sqlite:///{tmp_path}/rooms.sqlite"
    killed = Rooms(connect(url))
    code, key = killed.open(LESSON, SCREEN)
    killed.vote(code, ANNA, LESSON, SCREEN, [0.25, 0.5])

    # Nothing is closed: so it looks for the next process after a kill.
    rooms = Rooms(connect(url))
    assert rooms.find(code) == killed.find(code)
    assert rooms.votes(code, key, LESSON, SCREEN) == [[0.25, 0.5]]
    for one in (killed, rooms):
        one.engine.dispose()


def test_where_no_file_can_be_written_rooms_lie_in_memory(tmp_path: Path):
    rooms = Rooms(connect(f"sqlite:///{tmp_path}/not/there/rooms.sqlite"))

    assert not rooms.is_lasting
    assert rooms.find(rooms.open(LESSON, SCREEN)[0]).screen == SCREEN


def test_a_database_that_breaks_is_one_error(rooms: Rooms):
    with rooms.engine.begin() as db:
        db.exec_driver_sql("DROP TABLE rooms")

    for ask in (
        lambda: rooms.find("BCDFGH"),
        lambda: rooms.open(LESSON, SCREEN),
        lambda: rooms.vote("BCDFGH", ANNA, LESSON, SCREEN, "rises"),
    ):
        with pytest.raises(NoRooms):
            ask()


@pytest.mark.parametrize(
    "url",
    ["none", "postgresql+missing://x", "mysql+pymysql://x", "postgresql+psycopg://:1"],
)
def test_a_url_that_leads_nowhere_is_one_error(
    url: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(URL, url)
    store.rooms.cache_clear()
    with pytest.raises(NoRooms):
        store.rooms()


SHARED = Rooms(connect(IN_MEMORY))
CODE, KEY = SHARED.open(LESSON, SCREEN)
ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)


@settings(max_examples=30)
@given(code=st.text(), key=st.text(), lesson=st.text(), screen=st.text(), answer=ANY)
def test_any_text_finds_and_changes_nothing(code, key, lesson, screen, answer):
    before = SHARED.find(CODE)

    for room in (code, CODE):
        SHARED.move(room, key, lesson, screen)
        SHARED.close(room, key)
        assert not SHARED.vote(room, key, lesson, screen, answer)
        assert SHARED.votes(room, key, lesson, screen) == []
    assert SHARED.find(CODE)[:-1] == before[:-1]


def test_an_answer_that_is_too_long_is_refused(rooms: Rooms):
    code, _ = rooms.open(LESSON, SCREEN)

    assert not rooms.vote(code, ANNA, LESSON, SCREEN, "x" * MOST_TEXT)
    assert not rooms.vote(code, ANNA, LESSON, SCREEN, [0.5] * MOST_TEXT)
    longest = json.dumps([0.123456789012345678] * 43)
    assert len(longest) < MOST_TEXT


@given(st.text() | st.none() | st.integers())
def test_only_a_code_is_read_as_one(text):
    assert read_code(text) is None or set(read_code(text)) <= set(LETTERS)
    assert read_secret(text) == "" or len(text) == 32


def test_codes_are_read_as_they_are_typed():
    code = new_code()

    assert read_code(f" {code[:3].lower()} {code[3:]} ") == code
    assert read_code("OIL1BC") is None
    assert read_secret(new_secret())

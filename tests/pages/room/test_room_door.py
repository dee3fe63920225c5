"""Codes, doors, and rooms that are closed or do not answer."""

from itertools import islice

import pytest

from charts.hand.guess import NAME
from screens.decks import DECKS
from serving.kept import _made
from serving.rooms import ASKED, REVEALED, rooms
from serving.rooms.codes import LENGTH, LETTERS
from tests.conftest import OpenPage
from tests.pages.room.classroom import (
    LESSON,
    LINE,
    OPTIONS,
    Classroom,
    guesses,
    text_of,
)
from ui.room.follow import NO_CODE, OFF, TOO_MANY, UNKNOWN
from ui.room.invitation import TOO_MANY as TOO_MANY_OPENED
from ui.room.membership import NOT_TOLD
from ui.screen import Choice, Drawing


@pytest.mark.parametrize("told", ["", "<b>", "?" * 5000], ids=range(3))
def test_what_is_no_code_is_one_sentence(open_page: OpenPage, told: str):
    app = open_page(LESSON, room=told)

    assert NO_CODE in text_of(app)
    assert app.button(key="next")


def test_a_room_that_is_closed_is_one_sentence_and_the_lesson_goes_on(room: Classroom):
    app = room.student()
    rooms().close(room.code, room.key)

    assert UNKNOWN in text_of(app.run())
    app.button(key="option_1").click().run()
    assert "verdict" in text_of(app)


def test_a_database_that_breaks_is_one_sentence_and_the_lesson_goes_on(room: Classroom):
    app = room.student()
    with rooms().engine.begin() as db:
        db.exec_driver_sql("DROP TABLE rooms")

    assert OFF in text_of(app.run())
    app.button(key="option_1").click().run()
    assert "verdict" in text_of(app)
    app.button(key="room_button").click().run()
    assert not app.exception


@pytest.mark.parametrize("lesson", ["monotonicity", "train_mlp"])
def test_what_a_class_is_shown_is_computed_once_for_its_teacher(
    open_page: OpenPage, lesson: str
):
    screen = next(s for s in DECKS[lesson] if isinstance(s.ask, Choice))
    room = Classroom(open_page, *rooms().open(lesson, screen.name), lesson)
    teacher, *students = room.teacher(), room.student(), room.student()
    teacher.button(key="reveal").click().run()

    computed = _made.cache_info().misses
    for app in students:
        assert 'class="why"' in text_of(app.run())
    assert _made.cache_info().misses == computed


@pytest.mark.parametrize("stage", [ASKED, REVEALED])
def test_who_reloads_sees_the_curve_drawn_before(open_page: OpenPage, stage: int):
    screen = next(s for s in DECKS[LESSON] if isinstance(s.ask, Drawing))
    code, key = rooms().open(LESSON, screen.name)
    curve, secret = [float(screen.ask.grid.bottom) for _ in screen.ask.grid.x], "a" * 32
    rooms().vote(code, secret, LESSON, screen.name, curve)
    rooms().set_stage(code, key, LESSON, screen.name, stage)

    app = open_page(LESSON, room=code)
    app.session_state["room"].student = secret  # told after the first run
    app.run()
    if stage == REVEALED:
        assert "verdict" in text_of(app)
        assert guesses(app) == [(tuple(curve), NAME)]
    else:
        assert "Your answer is in." in text_of(app)


@pytest.mark.parametrize("press", ["reveal", "pause"])
def test_a_teacher_whose_room_does_not_answer_is_told_so(room: Classroom, press: str):
    app = room.teacher()
    with rooms().engine.begin() as db:
        db.exec_driver_sql("ALTER TABLE rooms RENAME TO gone")
    app.button(key=press).click().run()

    assert not app.exception
    assert NOT_TOLD in [toast.value for toast in app.toast]


@pytest.mark.parametrize("table", ["votes", "students"])
def test_a_teacher_who_cannot_be_told_of_her_class_goes_on(room: Classroom, table: str):
    with rooms().engine.begin() as db:
        db.exec_driver_sql(f"DROP TABLE {table}")
    app = room.teacher()

    assert "The room does not answer" in text_of(app)
    assert app.button(key="next")


def test_a_code_is_typed_on_the_first_page(room: Classroom):
    app = room.open_page("home")
    app.text_input(key="room_code").input(f" {room.code.lower()}").run()

    assert LINE.title in text_of(app)


def test_who_tries_codes_waits_and_keeps_nobody_else_out(room: Classroom):
    app = room.open_page("home")
    wrong = (letter * LENGTH for letter in LETTERS if letter * LENGTH != room.code)
    for code in [*islice(wrong, 7), room.code]:
        app.text_input(key="room_code").input(code).run()
    assert TOO_MANY in text_of(app)

    assert LINE.title in text_of(room.student())
    assert "here, " in text_of(room.teacher())


def test_one_session_is_one_student_however_often_it_comes(room: Classroom):
    other, _ = rooms().open(LESSON, LINE.name)
    app = room.open_page(LESSON, room=room.code)
    app.button(key="option_1").click().run()
    for there in (other, room.code):
        app.query_params["room"] = there
        app.run()
    assert "Your answer is in." in text_of(app)
    app.button(key="change").click().run()
    app.button(key="option_2").click().run()

    assert rooms().here(room.code) == 1
    assert rooms().votes(room.code, room.key, LESSON, LINE.name) == [OPTIONS[1]]


def test_who_opens_one_room_after_another_is_asked_to_wait(open_page: OpenPage):
    app = open_page(LESSON)
    for _ in range(3):
        app.button(key="room_button").click().run()
        app.button(key="open_room").click().run()
        app.button(key="close_room").click().run()
    app.button(key="room_button").click().run()
    app.button(key="open_room").click().run()
    assert TOO_MANY_OPENED in " ".join(html.proto.body for html in app.get("html"))

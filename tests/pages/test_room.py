from itertools import islice

import pytest
from streamlit.testing.v1 import AppTest

from charts.hand.guess import NAME
from screens.decks import DECKS
from screens.monotonicity import best_line
from serving.kept import _made
from serving.rooms import ASKED, REVEALED, SHOWN_TO_CLASS, Rooms, rooms
from serving.rooms.codes import LENGTH, LETTERS, new_secret
from serving.rooms.watch import WATCH
from tests.conftest import OpenPage
from tests.pages.reading import frames, html_of
from ui.room.follow import NO_CODE, OFF, TOO_MANY, UNKNOWN
from ui.room.invitation import TOO_MANY as TOO_MANY_OPENED
from ui.room.membership import NOT_TOLD
from ui.screen import Choice, Drawing, Screen

LESSON = "monotonicity"
LINE = next(s for s in DECKS[LESSON] if s.name == best_line.SCREEN.name)
OPTIONS = list(LINE.ask.options)


@pytest.fixture(autouse=True)
def in_memory(monkeypatch: pytest.MonkeyPatch) -> Rooms:
    monkeypatch.setenv("ROOMS_URL", "sqlite://")
    monkeypatch.setattr(WATCH, "_is_looking", lambda: True)  # no thread for a mock
    monkeypatch.setattr(WATCH, "_seats", {})
    rooms.cache_clear()
    yield rooms()
    rooms.cache_clear()


@pytest.fixture
def room() -> tuple[str, str]:
    return rooms().open(LESSON, LINE.name)


def text_of(app: AppTest) -> str:
    assert not app.exception, app.exception[0].message
    return " ".join(html_of(app))


def student(open_page: OpenPage, code: str, page: str = LESSON, **link: str) -> AppTest:
    app = open_page(page, room=code, **link)
    app.session_state["room"].student = new_secret()
    return app.run()


def test_a_class_in_step_answers_waits_and_sees_the_truth_with_its_teacher(
    open_page: OpenPage, room: tuple[str, str]
):
    code, key = room
    teacher = open_page(LESSON, room=code, key=key, screen=LINE.name)
    one, two = (student(open_page, code) for _ in range(2))
    assert LINE.title in text_of(one)

    one.button(key="option_1").click().run()
    two.button(key="option_2").click().run()
    assert "Your answer is in." in text_of(one)
    assert "verdict" not in text_of(one)

    assert "<b>2</b> here, <b>2</b> answered" in text_of(teacher.run())
    teacher.button(key="show_class").click().run()
    assert text_of(teacher).count("<b>1</b><span>") == 2
    assert "verdict" not in text_of(one.run())

    teacher.button(key="reveal").click().run()
    assert LINE.explain()[:20] in text_of(teacher).replace("<strong>", "**")
    for app, option in ((one, OPTIONS[0]), (two, OPTIONS[1])):
        kind = "right" if LINE.ask.is_right(option) else "off"
        assert f'class="verdict {kind}"' in text_of(app.run())


def test_who_changes_an_answer_is_asked_again_and_counts_once(
    open_page: OpenPage, room: tuple[str, str]
):
    code, key = room
    app = student(open_page, code)
    app.button(key="option_1").click().run()
    app.button(key="change").click().run()
    app.button(key="option_3").click().run()

    assert rooms().votes(code, key, LESSON, LINE.name) == [OPTIONS[2]]


def test_a_student_follows_to_another_lesson_and_one_who_comes_late_too(
    open_page: OpenPage, room: tuple[str, str]
):
    code, key = room
    early = student(open_page, code)
    rooms().move(code, key, "train_mlp", "xor")

    title = next(s.title for s in DECKS["train_mlp"] if s.name == "xor")
    teacher = open_page(LESSON, room=code, key=key)
    for app in (early.run(), student(open_page, code, page="home"), teacher):
        assert title in text_of(app)
    assert rooms().find(code).screen == "xor"


def test_a_teacher_takes_the_class_along_and_a_second_one_follows(
    open_page: OpenPage, room: tuple[str, str]
):
    code, key = room
    one, two = (open_page(LESSON, room=code, key=key) for _ in range(2))
    one.button(key="next").click().run()

    there = DECKS[LESSON][[s.name for s in DECKS[LESSON]].index(LINE.name) + 1]
    assert rooms().find(code).screen == there.name
    assert there.title in text_of(two.run())
    assert rooms().find(code).revision == 1


def test_a_late_student_sees_what_is_revealed_and_cannot_vote_any_more(
    open_page: OpenPage, room: tuple[str, str]
):
    code, key = room
    rooms().set_stage(code, key, LESSON, LINE.name, REVEALED)

    app = student(open_page, code)
    assert 'class="why"' in text_of(app)
    assert "verdict" not in text_of(app)


def test_a_student_has_no_way_to_the_answer_before_the_teacher(
    open_page: OpenPage, room: tuple[str, str]
):
    code, _ = room
    app = student(open_page, code, solved="1", key="f" * 32)

    keys = {button.key for button in app.button}
    assert not keys & {"show_me", "reveal", "show_class", "next", "again"}
    assert 'class="why"' not in text_of(app)


def test_answers_to_the_class_are_not_seen_before_she_shows_them(
    open_page: OpenPage, room: tuple[str, str]
):
    code, key = room
    rooms().vote(code, new_secret(), LESSON, LINE.name, OPTIONS[0])
    rooms().vote(code, new_secret(), LESSON, LINE.name, "<b>no option</b>")
    teacher = open_page(LESSON, room=code, key=key)
    assert "<b>1</b><span>" not in text_of(teacher)

    rooms().set_stage(code, key, LESSON, LINE.name, SHOWN_TO_CLASS)
    assert text_of(teacher.run()).count("<b>1</b><span>") == 1
    assert "no option" not in text_of(teacher)


def test_free_everyone_goes_on_alone_and_answers_still_come_in(
    open_page: OpenPage, room: tuple[str, str]
):
    code, key = room
    rooms().set_pace(code, key, in_step=False, is_paused=False)
    app = student(open_page, code, screen=LINE.name)
    app.button(key="option_1").click().run()

    assert "verdict" in text_of(app)
    assert rooms().progress(code, key) == {(LESSON, LINE.name): 1}
    app.button(key="next").click().run()
    assert LINE.title not in text_of(app)


def test_a_pause_asks_to_look_up(open_page: OpenPage, room: tuple[str, str]):
    code, key = room
    teacher, app = open_page(LESSON, room=code, key=key), student(open_page, code)
    teacher.button(key="pause").click().run()
    assert "Look up." in text_of(app.run())

    teacher.button(key="pause").click().run()
    assert app.run().button(key="option_1")


@pytest.mark.parametrize(
    "told", ["", "BCD", "0000", "<b>", "?" * 5000, "ÄÖÜß"], ids=range(6)
)
def test_what_is_no_code_is_one_sentence(open_page: OpenPage, told: str):
    app = open_page(LESSON, room=told)

    assert NO_CODE in text_of(app)
    assert app.button(key="next")


def test_a_room_that_is_closed_is_one_sentence_and_the_lesson_goes_on(
    open_page: OpenPage, room: tuple[str, str]
):
    code, key = room
    app = student(open_page, code)
    rooms().close(code, key)

    assert UNKNOWN in text_of(app.run())
    app.button(key="option_1").click().run()
    assert "verdict" in text_of(app)


def test_a_database_that_breaks_is_one_sentence_and_the_lesson_goes_on(
    open_page: OpenPage, room: tuple[str, str]
):
    app = student(open_page, room[0])
    with rooms().engine.begin() as db:
        db.exec_driver_sql("DROP TABLE rooms")

    assert OFF in text_of(app.run())
    app.button(key="option_1").click().run()
    assert "verdict" in text_of(app)
    app.button(key="room_button").click().run()
    assert not app.exception


@pytest.mark.parametrize("lesson", DECKS)
def test_what_a_class_is_shown_is_computed_once_for_its_teacher(
    open_page: OpenPage, lesson: str
):
    screen = next(s for s in DECKS[lesson] if isinstance(s.ask, Choice))
    code, key = rooms().open(lesson, screen.name)
    teacher = open_page(lesson, room=code, key=key)
    students = [student(open_page, code, lesson) for _ in range(2)]
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
def test_a_teacher_whose_room_does_not_answer_is_told_so(
    open_page: OpenPage, room: tuple[str, str], press: str
):
    code, key = room
    app = open_page(LESSON, room=code, key=key)
    with rooms().engine.begin() as db:
        db.exec_driver_sql("ALTER TABLE rooms RENAME TO gone")
    app.button(key=press).click().run()

    assert not app.exception
    assert NOT_TOLD in [toast.value for toast in app.toast]


@pytest.mark.parametrize("table", ["votes", "students"])
def test_a_teacher_who_cannot_be_told_of_her_class_goes_on(
    open_page: OpenPage, room: tuple[str, str], table: str
):
    code, key = room
    with rooms().engine.begin() as db:
        db.exec_driver_sql(f"DROP TABLE {table}")
    app = open_page(LESSON, room=code, key=key)

    assert "The room does not answer" in text_of(app)
    assert app.button(key="next")


def test_a_code_is_typed_on_the_first_page(open_page: OpenPage, room: tuple[str, str]):
    app = open_page("home")
    app.text_input(key="room_code").input(f" {room[0].lower()}").run()

    assert LINE.title in text_of(app)


def test_who_tries_codes_waits_and_keeps_nobody_else_out(
    open_page: OpenPage, room: tuple[str, str]
):
    app = open_page("home")
    wrong = (letter * LENGTH for letter in LETTERS if letter * LENGTH != room[0])
    for code in [*islice(wrong, 7), room[0]]:
        app.text_input(key="room_code").input(code).run()
    assert TOO_MANY in text_of(app)

    assert LINE.title in text_of(open_page(LESSON, room=room[0]))
    assert "here, " in text_of(open_page(LESSON, room=room[0], key=room[1]))


def test_one_session_is_one_student_however_often_it_comes(
    open_page: OpenPage, room: tuple[str, str]
):
    code, key = room
    other, _ = rooms().open(LESSON, LINE.name)
    app = open_page(LESSON, room=code)
    app.button(key="option_1").click().run()
    for there in (other, code):
        app.query_params["room"] = there
        app.run()
    assert "Your answer is in." in text_of(app)
    app.button(key="change").click().run()
    app.button(key="option_2").click().run()

    assert rooms().here(code) == 1
    assert rooms().votes(code, key, LESSON, LINE.name) == [OPTIONS[1]]


def test_who_opens_one_room_after_another_is_asked_to_wait(open_page: OpenPage):
    app = open_page(LESSON)
    for _ in range(3):
        app.button(key="room_button").click().run()
        app.button(key="open_room").click().run()
        app.button(key="close_room").click().run()
    app.button(key="room_button").click().run()
    app.button(key="open_room").click().run()
    assert TOO_MANY_OPENED in " ".join(html.proto.body for html in app.get("html"))


def test_a_room_is_opened_shown_and_closed(open_page: OpenPage):
    teacher = open_page(LESSON)
    teacher.button(key="room_button").click().run()
    teacher.button(key="open_room").click().run()

    code = teacher.session_state["room"].code
    invitation = " ".join(html.proto.body for html in teacher.get("html"))
    assert f'class="room-code">{code}' in invitation
    assert "data:image/svg+xml" in invitation
    teacher.button(key="close_room").click().run()
    assert rooms().find(code) is None
    assert not teacher.exception


def test_how_far_a_free_class_is_changes_while_its_teacher_looks(
    open_page: OpenPage, room: tuple[str, str]
):
    code, key = room
    rooms().set_pace(code, key, in_step=False, is_paused=False)
    teacher = open_page(LESSON, room=code, key=key)
    (seat,) = WATCH._seats.values()
    assert seat.heard is None

    teacher.button(key="room_button").click().run()
    (seat,) = WATCH._seats.values()
    assert seat.heard == 0
    rooms().vote(code, new_secret(), LESSON, LINE.name, OPTIONS[0])
    told = " ".join(html.proto.body for html in teacher.run().get("html"))
    assert f"<td>{LINE.label}</td><td>1</td>" in told


# A loss is drawn by its power of ten, and painted on an axis that has it so.
PAINTED = {"ten_times": lambda height: 10.0**height}
DRAWN = [
    pytest.param(lesson, screen, id=f"{lesson}-{screen.name}")
    for lesson, screens in DECKS.items()
    for screen in screens
    if isinstance(screen.ask, Drawing)
]


@pytest.mark.parametrize(("lesson", "screen"), DRAWN)
def test_all_drawn_curves_lie_over_each_other_once_they_are_shown(
    open_page: OpenPage, lesson: str, screen: Screen
):
    code, key = rooms().open(lesson, screen.name)
    grid = screen.ask.grid
    curves = [
        tuple(grid.bottom + share * (grid.top - grid.bottom) for _ in grid.x)
        for share in (0.1, 0.4, 0.5)
    ]
    for curve in curves:
        rooms().vote(code, new_secret(), lesson, screen.name, curve)
    teacher = open_page(lesson, room=code, key=key)
    assert guesses(teacher) == []

    rooms().set_stage(code, key, lesson, screen.name, SHOWN_TO_CLASS)
    drawn = guesses(teacher.run())
    paint = PAINTED.get(screen.name, lambda height: height)
    curves = [tuple(map(paint, curve)) for curve in curves]
    assert sorted(drawn[:-1]) == sorted((curve, "") for curve in curves)
    assert drawn[-1] == (pytest.approx(curves[1]), "median of 3")


def guesses(app: AppTest) -> list[tuple[tuple[float, ...], str]]:
    assert not app.exception, app.exception[0].message
    drawn = frames(app)["guess"].groupby("who")
    return [(tuple(rows.y), "".join(rows["name"])) for _, rows in drawn]

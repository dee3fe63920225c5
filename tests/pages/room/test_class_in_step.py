"""A class in its room: it votes, waits, is told and is taken along."""

from screens.decks import DECKS
from serving.rooms import REVEALED, SHOWN_TO_CLASS, rooms
from serving.rooms.codes import new_secret
from tests.pages.room.classroom import LESSON, LINE, OPTIONS, Classroom, text_of


def test_a_class_in_step_answers_waits_and_sees_the_truth_with_its_teacher(
    room: Classroom,
):
    teacher = room.teacher()
    one, two = (room.student() for _ in range(2))
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


def test_who_changes_an_answer_is_asked_again_and_counts_once(room: Classroom):
    app = room.student()
    app.button(key="option_1").click().run()
    app.button(key="change").click().run()
    app.button(key="option_3").click().run()

    assert rooms().votes(room.code, room.key, LESSON, LINE.name) == [OPTIONS[2]]


def test_a_student_follows_to_another_lesson_and_one_who_comes_late_too(
    room: Classroom,
):
    early = room.student()
    rooms().move(room.code, room.key, "train_mlp", "xor")

    title = next(s.title for s in DECKS["train_mlp"] if s.name == "xor")
    teacher = room.teacher()
    for app in (early.run(), room.student("home"), teacher):
        assert title in text_of(app)
    assert rooms().find(room.code).screen == "xor"


def test_a_teacher_takes_the_class_along_and_a_second_one_follows(room: Classroom):
    one, two = (room.teacher() for _ in range(2))
    one.button(key="next").click().run()

    there = DECKS[LESSON][[s.name for s in DECKS[LESSON]].index(LINE.name) + 1]
    assert rooms().find(room.code).screen == there.name
    assert there.title in text_of(two.run())
    assert rooms().find(room.code).revision == 1


def test_a_late_student_sees_what_is_revealed_and_cannot_vote_any_more(room: Classroom):
    rooms().set_stage(room.code, room.key, LESSON, LINE.name, REVEALED)

    app = room.student()
    assert 'class="why"' in text_of(app)
    assert "verdict" not in text_of(app)


def test_a_student_has_no_way_to_the_answer_before_the_teacher(room: Classroom):
    app = room.student(solved="1", key="f" * 32)

    keys = {button.key for button in app.button}
    assert not keys & {"show_me", "reveal", "show_class", "next", "again"}
    assert 'class="why"' not in text_of(app)


def test_answers_to_the_class_are_not_seen_before_she_shows_them(room: Classroom):
    rooms().vote(room.code, new_secret(), LESSON, LINE.name, OPTIONS[0])
    rooms().vote(room.code, new_secret(), LESSON, LINE.name, "<b>no option</b>")
    teacher = room.teacher()
    assert "<b>1</b><span>" not in text_of(teacher)

    rooms().set_stage(room.code, room.key, LESSON, LINE.name, SHOWN_TO_CLASS)
    assert text_of(teacher.run()).count("<b>1</b><span>") == 1
    assert "no option" not in text_of(teacher)


def test_free_everyone_goes_on_alone_and_answers_still_come_in(room: Classroom):
    rooms().set_pace(room.code, room.key, in_step=False, is_paused=False)
    app = room.student(screen=LINE.name)
    app.button(key="option_1").click().run()

    assert "verdict" in text_of(app)
    assert rooms().progress(room.code, room.key) == {(LESSON, LINE.name): 1}
    app.button(key="next").click().run()
    assert LINE.title not in text_of(app)


def test_a_pause_asks_to_look_up(room: Classroom):
    teacher, app = room.teacher(), room.student()
    teacher.button(key="pause").click().run()
    assert "Look up." in text_of(app.run())

    teacher.button(key="pause").click().run()
    assert app.run().button(key="option_1")

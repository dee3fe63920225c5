"""What a teacher is shown of her class, and a class of itself."""

import pytest

from screens.decks import DECKS
from serving.rooms import SHOWN_TO_CLASS, rooms
from serving.rooms.codes import new_secret
from serving.rooms.watch import WATCH
from tests.conftest import OpenPage
from tests.pages.room.classroom import LESSON, LINE, OPTIONS, Classroom, guesses
from ui.screen import Drawing, Screen


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


def test_how_far_a_free_class_is_changes_while_its_teacher_looks(room: Classroom):
    rooms().set_pace(room.code, room.key, in_step=False, is_paused=False)
    teacher = room.teacher()
    (seat,) = WATCH._seats.values()
    assert seat.heard is None

    teacher.button(key="room_button").click().run()
    (seat,) = WATCH._seats.values()
    assert seat.heard == 0
    rooms().vote(room.code, new_secret(), LESSON, LINE.name, OPTIONS[0])
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

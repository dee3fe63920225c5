import pytest
from streamlit.testing.v1 import AppTest

from screens.decks import DECKS
from screens.monotonicity import best_line
from serving.rooms import Rooms, rooms
from serving.rooms.codes import new_secret
from tests.conftest import OpenPage
from tests.pages.test_screens import html_of

LESSON = "monotonicity"
LINE = next(s for s in DECKS[LESSON] if s.name == best_line.SCREEN.name)
OPTIONS = list(LINE.ask.options)


@pytest.fixture(autouse=True)
def in_memory(monkeypatch: pytest.MonkeyPatch) -> Rooms:
    monkeypatch.setenv("ROOMS_URL", "sqlite://")
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

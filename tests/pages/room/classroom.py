"""The question that a class is asked in its room, and who joins."""

from typing import NamedTuple

from streamlit.testing.v1 import AppTest

from screens.decks import DECKS
from screens.monotonicity import best_line
from serving.rooms.codes import new_secret
from tests.conftest import OpenPage
from tests.pages.reading import frames, html_of

LESSON = "monotonicity"
LINE = next(s for s in DECKS[LESSON] if s.name == best_line.SCREEN.name)
OPTIONS = list(LINE.ask.options)


def text_of(app: AppTest) -> str:
    assert not app.exception, app.exception[0].message
    return " ".join(html_of(app))


class Classroom(NamedTuple):
    """A room that is open, and the pages of those who are in it."""

    open_page: OpenPage
    code: str
    key: str
    lesson: str = LESSON

    def teacher(self) -> AppTest:
        return self.open_page(self.lesson, room=self.code, key=self.key)

    def student(self, page: str = "", **link: str) -> AppTest:
        app = self.open_page(page or self.lesson, room=self.code, **link)
        app.session_state["room"].student = new_secret()
        return app.run()


def guesses(app: AppTest) -> list[tuple[tuple[float, ...], str]]:
    assert not app.exception, app.exception[0].message
    drawn = frames(app)["guess"].groupby("who")
    return [(tuple(rows.y), "".join(rows["name"])) for _, rows in drawn]

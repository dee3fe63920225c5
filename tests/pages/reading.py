"""What a page draws and says, read without a browser."""

import re
from html import unescape

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest

from tests.conftest import OpenPage

TAG = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)
WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
# A matrix or a table of numbers is a picture that is written in HTML.
MATRIX = re.compile(r"<figure.*?</figure>", re.DOTALL)


def open_screen(
    open_page: OpenPage, name: str, *, lesson: str, solved: bool = False, **link: str
) -> AppTest:
    """Open a screen by its link."""
    shown = {"solved": "1"} if solved else {}
    app = open_page(lesson, screen=name, **shown, **link)
    assert not app.exception, app.exception[0].message
    return app


def frames(app: AppTest, chart: int = 0) -> dict[str, pd.DataFrame]:
    """Return the tables of a picture by name."""
    return {
        dataset.name: pa.ipc.open_stream(dataset.data.data).read_pandas()
        for dataset in app.main.get("vega_lite_chart")[chart].proto.datasets
    }


def table(app: AppTest, name: str, chart: int = 0) -> pd.DataFrame:
    """Return one of them."""
    return frames(app, chart)[name]


def html_of(app: AppTest) -> list[str]:
    """Return the blocks of HTML on the page, the navigation's aside."""
    return [element.proto.body for element in app.main.get("html")]


def said(app: AppTest) -> str:
    """Return them in one piece."""
    return "\n".join(html_of(app))


def plainly_said(app: AppTest) -> str:
    """Return what is in them as plain text."""
    return TAG.sub("", said(app))


def alt_texts(app: AppTest) -> str:
    """Return what is told of the pictures to who cannot see them."""
    return " ".join(chart.proto.alt for chart in app.main.get("vega_lite_chart"))


def texts_of(app: AppTest) -> str:
    """Return all that a reader of the page may read or hear, navigation aside."""
    return " ".join(unescape(TAG.sub(" ", f"{said(app)} {alt_texts(app)}")).split())


def words_of(*texts: str) -> list[str]:
    """Return the words of texts, without those in matrices."""
    return WORD.findall(unescape(TAG.sub(" ", MATRIX.sub(" ", " ".join(texts)))))


def markdown_of(app: AppTest) -> str:
    """Return all Markdown of the page."""
    return "\n".join(element.value for element in app.markdown)


def open_more(
    name: str, title: str, *, lesson: str, answered: bool = True, **state: object
) -> AppTest:
    """Draw what stands behind one title of a screen's More.

    What is told there of the reader's own functions is told of those in the picture.
    """

    def draw(lesson: str, name: str, title: str, answered: bool) -> None:
        from screens.decks import DECKS
        from ui import answers

        if answered:
            answers.lock(lesson, name, "")
        screen = next(screen for screen in DECKS[lesson] if screen.name == name)
        if name == "own":
            screen.show(True)
        screen.more[title]()

    args = lesson, name, title, answered
    app = AppTest.from_function(draw, default_timeout=60, args=args)
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception, app.exception[0].message
    return app

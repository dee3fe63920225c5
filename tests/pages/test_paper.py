"""A lesson on paper: all questions, no answer; the answers in the teacher's copy."""

import re
from html import unescape

import pytest

from screens.decks import DECKS
from tests.conftest import OpenPage
from tests.pages.bound import widgets_of
from tests.pages.reading import html_of, said, texts_of, words_of
from ui.answers import STORE
from ui.screen import Choice


@pytest.mark.parametrize("lesson", DECKS)
def test_a_worksheet_asks_everything_and_answers_nothing(
    lesson: str, open_page: OpenPage
):
    app = open_page(lesson, paper="1")
    text = texts_of(app)
    codes = re.findall('alt="QR code of ([^"]*)"', said(app))

    assert not app.exception
    assert "Answers" not in text
    assert [w.key for w in widgets_of(app) if w.key] == []
    assert "verdict" not in said(app)
    for screen in DECKS[lesson]:
        assert (" ".join(screen.title.split()) in text) is not screen.further
        if screen.further:
            continue
        assert any(f"screen={screen.name}" in alt for alt in codes)
        if isinstance(screen.ask, Choice):
            assert all(option in text for option in screen.ask.options.values())
        explained = " ".join(words_of(screen.explain())[:8])
        assert explained not in " ".join(words_of(said(app)))


@pytest.mark.parametrize("lesson", DECKS)
def test_the_teachers_copy_has_the_answers_on_a_page_of_their_own(
    lesson: str, open_page: OpenPage
):
    app = open_page(lesson, paper="1", solved="1")

    assert not app.exception
    (answers,) = (html for html in html_of(app) if 'class="answers"' in html)
    for screen in DECKS[lesson]:
        if screen.ask and not screen.further:
            explained = " ".join(words_of(screen.explain())[:8])
            assert explained in " ".join(words_of(answers))
            if isinstance(screen.ask, Choice):
                right = screen.ask.options[screen.ask.truth()]
                assert f"☑ {right}" in unescape(answers)
    # A worksheet leaves the screens open.
    assert STORE not in app.session_state or not app.session_state[STORE]

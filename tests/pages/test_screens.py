"""What holds for every screen of every lesson, and for the home page."""

import re
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from screens.decks import DECKS
from tests.conftest import ROOT, OpenPage
from tests.pages.reading import html_of, open_more, said, texts_of, words_of
from tests.pages.sweeping import SCREENS
from ui.screen import Choice, Screen, Value

SEVERAL_IN_ONE = {"draw_relu", "draw_sigmoid", "draw_tanh"}
MOST_BEFORE, MOST_AFTER = 60, 80
NAMED = re.compile(r'"data": ?\{"name": ?"([^"]+)"')


def open_screen(open_page: OpenPage, lesson: str, screen: Screen, **link) -> AppTest:
    asked = {} if lesson == "home" else {"screen": screen.name}
    app = open_page(lesson, **asked, **link)
    assert not app.exception, app.exception[0].message
    return app


def assert_short_before(screen: Screen, app: AppTest) -> None:
    options = screen.ask.options.values() if isinstance(screen.ask, Choice) else ()
    labels = [w.label for w in (*app.main.slider, *app.main.selectbox)]
    assert len(words_of(screen.title, screen.setup, *options, *labels)) <= MOST_BEFORE
    kinds = "vega_lite_chart", "bidi_component", "html"
    assert any(app.main.get(kind) for kind in kinds)
    assert "verdict" not in said(app)


def assert_pictures_are_given_the_tables_they_draw(app: AppTest) -> None:
    for chart in app.main.get("vega_lite_chart"):
        drawn = set(NAMED.findall(chart.proto.spec))
        assert drawn <= {dataset.name for dataset in chart.proto.datasets}


def assert_answer_comes_with_the_lock(
    screen: Screen, before: AppTest, solved: AppTest
) -> None:
    words = words_of(screen.explain())
    assert len(words[:8]) > 2
    assert " ".join(words[:8]) in " ".join(words_of(said(solved)))
    for i in range(len(words) - 2):
        phrase = " ".join(words[i : i + 3])
        assert not re.search(r"\d\d|\d\.\d", phrase) or phrase not in texts_of(before)


def assert_every_option_has_a_reply_of_its_own(screen: Screen, solved: AppTest) -> None:
    ask = screen.ask
    readout = [html for html in html_of(solved) if 'class="why"' not in html]
    # The lesson's closing sentence has a limit of its own.
    around = "<h1>", "dots", "in short:"
    shown = [html for html in readout if not any(part in html for part in around)]
    replies = [ask.reply(option) for option in ask.options]

    assert ask.truth() in ask.options
    assert len(set(replies)) == len(replies)
    for reply in replies:
        assert len(words_of(reply)) > 1
        assert len(words_of(reply, screen.explain(), *shown)) <= MOST_AFTER


def assert_options_lock_and_are_asked_again(screen: Screen, app: AppTest) -> None:
    keys = {screen.ask.is_right(o): i for i, o in enumerate(screen.ask.options, 1)}
    for kind, i in (("right", keys[True]), ("off", keys[False])):
        app.button(key=f"option_{i}").click().run()

        assert not app.exception
        assert f'class="verdict {kind}"' in said(app)
        app.button(key="again").click().run()
    assert app.button(key="option_1")


@pytest.mark.parametrize(("lesson", "screen"), SCREENS)
def test_a_screen_is_short_and_answers_only_after_the_lock(
    lesson: str, screen: Screen, open_page: OpenPage
):
    app = open_screen(open_page, lesson, screen)
    assert_short_before(screen, app)
    assert_pictures_are_given_the_tables_they_draw(app)
    if screen.ask is None:
        return
    solved = open_screen(open_page, lesson, screen, solved="1")
    assert_pictures_are_given_the_tables_they_draw(solved)
    assert_answer_comes_with_the_lock(screen, app, solved)
    if isinstance(screen.ask, Choice):
        assert_every_option_has_a_reply_of_its_own(screen, solved)
        assert_options_lock_and_are_asked_again(screen, app)


@pytest.mark.parametrize("lesson", DECKS)
def test_a_deck_is_walked_to_its_end_by_next(lesson: str, open_page: OpenPage):
    core = [screen for screen in DECKS[lesson] if not screen.further]
    app = open_page(lesson)
    for one, two in pairwise(core):
        assert one.title in said(app)
        app.button(key="next").click().run()
        assert two.title in said(app)


@pytest.mark.parametrize("lesson", DECKS)
def test_a_lesson_is_summed_up_below_its_last_core_answer(
    lesson: str, open_page: OpenPage
):
    *_, before, last = [screen for screen in DECKS[lesson] if not screen.further]
    texts = [
        said(open_screen(open_page, lesson, screen, **link))
        for screen, link in (
            (last, {"solved": "1"}),
            (last, {}),
            (before, {"solved": "1"}),
        )
    ]

    assert ["in short:" in text for text in texts] == [True, False, False]
    assert len(words_of(texts[0].partition("in short:")[2].partition("</p>")[0])) <= 40


@pytest.mark.parametrize("lesson", DECKS)
def test_the_core_path_comes_first_and_names_are_told_apart(lesson: str):
    screens = DECKS[lesson]

    assert [s.further for s in screens] == sorted(s.further for s in screens)
    for names in ([s.name for s in screens], [s.label for s in screens]):
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(("lesson", "screen"), SCREENS)
def test_a_screen_is_found_by_its_name_in_the_link(lesson: str, screen: Screen):
    if lesson != "home" and screen.name not in SEVERAL_IN_ONE:
        files = {path.stem for path in (ROOT / "screens" / lesson).glob("*.py")}
        assert any(screen.name in name for name in files), screen.name


MORE = {
    (lesson, draw): pytest.param(lesson, s.name, title, id=f"{lesson}-{s.name}-{title}")
    for lesson, screens in DECKS.items()
    for s in screens
    for title, draw in s.more.items()
}
"""What stands behind More, once where several screens show the same."""


@pytest.mark.parametrize(("lesson", "name", "title"), MORE.values())
def test_what_stands_behind_more_is_drawn(lesson: str, name: str, title: str):
    app = open_more(name, title, lesson=lesson)

    assert len(app.main) > 0
    assert_pictures_are_given_the_tables_they_draw(app)


@pytest.mark.parametrize(
    ("lesson", "screen"),
    [case for case in SCREENS if isinstance(case.values[1].ask, Value)],
)
def test_show_me_moves_the_controls_to_a_right_answer(
    lesson: str, screen: Screen, open_page: OpenPage
):
    app = open_screen(open_page, lesson, screen)
    solution = screen.ask.solution()

    app.button(key="show_me").click().run()

    assert not app.exception
    for key, value in solution.items():
        assert app.slider(key=key).value == pytest.approx(value)
    if screen.ask.key in solution:
        assert screen.ask.is_right(solution[screen.ask.key])

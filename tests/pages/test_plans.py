"""Every step of every plan, opened as its link opens it, shows what the plan says."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from screens.decks import DECKS
from tests.conftest import OpenPage
from tests.pages.reading import said, texts_of
from ui.deck.notes import query
from ui.deck.plan import FOLDER, Plan, plans, read_plan
from ui.lessons import LESSONS
from ui.screen import Choice, Drawing, Screen

STEPS = [
    pytest.param(plan, number, id=f"{plan.name}-{number}")
    for plan in plans().values()
    for number in range(1, len(plan.steps) + 1)
]
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def screen_of(plan: Plan, number: int) -> Screen:
    lesson, name = plan.steps[number - 1].place
    return next(screen for screen in DECKS[lesson] if screen.name == name)


def open_step(open_page: OpenPage, plan: Plan, number: int, **link: str) -> AppTest:
    lesson, _ = plan.steps[number - 1].place
    app = open_page(lesson, **query(plan, number), **link)
    assert not app.exception
    return app


def notes_of(app: AppTest) -> str:
    return unescape(" ".join(html.proto.body for html in app.sidebar.get("html")))


def test_every_file_is_a_plan():
    for file in FOLDER.glob("*.toml"):
        assert (
            read_plan(file.stem, file.read_text(encoding="utf-8")) in plans().values()
        )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("ask =", "asked =", "step 1: .*'asked'"),
        ("minutes = 3", "", "step 2: .*'minutes'"),
        ("title =", "titel =", ".*'titel'"),
        ("[[steps]]", "[[step]]", "'steps'"),
        ("ask =", "ask", ".*line"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_its_step_and_field(
    old: str, new: str, told: str
):
    text = (FOLDER / "temperature.toml").read_text(encoding="utf-8")
    assert old in text

    with pytest.raises(ValueError, match=rf"^wrong\.toml(, |: ){told}"):
        read_plan("wrong", text.replace(old, new))


def test_an_hour_goes_through_all_lessons_and_five_plans_take_a_quarter():
    hour, *short = plans().values()

    visited = [step.place[0] for step in hour.steps]
    assert hour.minutes == 60
    assert list(dict.fromkeys(visited)) == [lesson.name for lesson in LESSONS]
    assert visited == sorted(visited, key=[x.name for x in LESSONS].index)
    assert [plan.minutes for plan in short] == [15] * 5


@pytest.mark.parametrize(("plan", "number"), STEPS)
def test_a_step_sees_what_it_says(plan: Plan, number: int, open_page: OpenPage):
    step, ask = plan.steps[number - 1], screen_of(plan, number).ask
    app = open_step(open_page, plan, number, solved="1")

    assert step.ask in notes_of(app)
    assert "In the link" not in said(app)
    for key, value in step.values.items():
        assert app.session_state[key] == value
    drawn = texts_of(app)
    for seen in step.sees:
        assert seen in drawn
    if isinstance(ask, Choice):
        assert step.right == ask.truth()
        drawn += " ".join(map(ask.reply, ask.options))
    elif not isinstance(ask, Drawing):
        assert ask.is_right(step.right)
        drawn += ask.reply(step.right)
    assert set(NUMBER.findall(step.answer)) <= set(NUMBER.findall(drawn))


def test_a_plan_is_walked_in_a_lesson_and_hands_over_to_the_next(open_page: OpenPage):
    hour = plans()["hour"]
    app = open_step(open_page, hour, 1)
    assert screen_of(hour, 1).title in unescape(said(app))
    assert "verdict" not in said(app)
    for number in (2, 3, 4):
        app.button(key="step_Next step").click().run()
        assert not app.exception
        assert app.query_params["plan"] == f"hour.{number}"
        assert hour.steps[number - 1].ask in notes_of(app)
    (link,) = (
        link for link in app.sidebar.get("page_link") if link.proto.label == "Next step"
    )
    assert "linear_collapse" in link.proto.page
    assert "plan=hour.5" in link.proto.query_string


def test_turning_a_screen_takes_the_notes_along(open_page: OpenPage):
    app = open_step(open_page, plans()["hour"], 1)
    app.button(key="next").click().run()

    assert app.query_params["plan"] == "hour.2"


@pytest.mark.parametrize("page", ["home", "train_mlp"])
def test_a_plan_and_a_step_open_its_screen_from_any_page(
    page: str, open_page: OpenPage
):
    app = open_page(page, plan="hour", step="3")

    assert not app.exception
    assert "Where would you fold" in said(app)
    assert plans()["hour"].steps[2].ask in notes_of(app)


@pytest.mark.parametrize(
    ("plan", "step"), [("week", "1"), ("hour", "99"), ("<b>", "x"), ("hour", "0")]
)
def test_a_plan_or_step_that_is_none_is_said_on_the_first_page(
    plan: str, step: str, open_page: OpenPage
):
    app = open_page("home", plan=plan, step=step)

    assert not app.exception
    assert "There is no plan" in said(app)
    assert "<b>" not in said(app)


def test_who_has_opened_no_plan_sees_no_notes(open_page: OpenPage):
    assert "Notes for the teacher" not in notes_of(open_page("monotonicity"))

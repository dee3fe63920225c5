"""Home page: the question in one picture, then the argument in five lessons."""

import streamlit as st

from screens import home
from screens.decks import ALL, DECKS
from ui import answers, room
from ui.deck import (
    carried,
    set_style,
    show_more,
    show_note,
    show_present,
    show_stage,
    show_title,
)
from ui.deck.keys import listen
from ui.deck.link import take_link
from ui.deck.notes import enter_plan, offer_plans
from ui.export import csv_text
from ui.frame import ASSETS, SITE, close_page, open_page
from ui.lessons import LESSONS, Lesson
from ui.screen import SHOWN

HOME_STYLE = ASSETS.joinpath("home.css").read_text()


def show_lessons() -> None:
    """Offer the five lessons, each with how much of it is answered."""
    with st.container(key="lessons", horizontal=True):
        for step, lesson in enumerate(LESSONS, 1):
            st.page_link(
                lesson.script,
                label=f"**{step} · {lesson.title}**  \n{done_in(lesson)}",
                query_params=carried(),
            )


def done_in(lesson: Lesson) -> str:
    """Say how many questions of a lesson's core path are answered, how many right."""
    asked = [s for s in DECKS.get(lesson.name, ()) if s.ask and not s.further]
    given = [(s, answers.answer_to(lesson.name, s.name)) for s in asked]
    given = [(screen, answer) for screen, answer in given if answer is not None]
    if not given:
        return f"{len(asked)} questions"
    right = sum(answer != SHOWN and s.ask.is_right(answer) for s, answer in given)
    return f"{len(given)} of {len(asked)} answered, {right} right"


def show_own_answers() -> None:
    """Offer the reader's answers to take along, and to begin anew."""
    # A copy: the table is made when it is downloaded, outside of this session's run.
    kept = dict(answers.answers())
    if not kept:
        return
    with st.container(key="own_answers", horizontal=True):
        st.download_button(
            "My answers as CSV",
            lambda: csv_text(answers.as_table(kept, ALL)),
            "answers.csv",
            "text/csv",
            type="tertiary",
            key="take_answers",
        )
        with st.popover("Start over, for the next reader", type="tertiary"):
            st.button(
                "Forget all answers",
                key="start_over",
                on_click=answers.forget_all,
                width="stretch",
            )


enter_plan()
take_link("home", {"home": home.SCREEN}, {})
why_alone = room.enter("home", ALL["home"], carried())
open_page(SITE)
set_style(HOME_STYLE)
show_title(home.SCREEN)
show_stage("home", home.SCREEN)
show_lessons()
with st.container(key="foot", horizontal=True, vertical_alignment="center"):
    show_more(home.SCREEN)
    room.show_door()
    room.show_room_button("home", ALL["home"], home.SCREEN)
    show_present()
    offer_plans()
    show_own_answers()
show_note(why_alone)
listen(ALL)
close_page()

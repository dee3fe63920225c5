"""The panel of a class in step: students answer and wait, a teacher sees the class."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from charts.hand.guess import NAME
from core.answers.summaries import median_curve
from serving.rooms import ASKED, REVEALED, SHOWN_TO_CLASS, NoRooms, Rooms, rooms
from ui import answers
from ui.fragments import fragment
from ui.room.membership import Member, led, own_answer, tell_room
from ui.room.tally import tally
from ui.screen import SHOWN, Choice, Screen
from ui.text import inline, verbatim

LOOK_UP = '<p class="room-say" role="status"><b>Look up.</b> Your teacher speaks.</p>'
WAIT = (
    '<p class="room-say" role="status"><b>Your answer is in.</b> Wait for your '
    "teacher.</p>"
)

OFF = '<p class="room-say" role="status">The room does not answer at the moment.</p>'

Show = Callable[[], None]
Curve = tuple[float, ...]
Drawn = tuple[Curve, tuple[Curve, ...], str]
"""A curve, thin ones behind it, and what it is called."""


def show_panel(lesson: str, screen: Screen, ask: Show, tell: Show) -> None:
    """Show what stands beside the picture while a class is in step.

    Args:
        lesson: The page.
        screen: Its screen.
        ask: Offers the answers.
        tell: Says what is right, and why.
    """
    here = led()
    if here.is_teacher:
        _teach(here, lesson, screen, tell)
    else:
        _take_part(here, lesson, screen, ask, tell)


@fragment
def _take_part(
    here: Member, lesson: str, screen: Screen, ask: Show, tell: Show
) -> None:
    """Ask a student; an answer draws this alone, as a class gives sixty at once."""
    if here.now.is_paused:
        st.html(LOOK_UP)
    elif answers.answer_to(lesson, screen.name) is not None:
        tell()
    elif (said := own_answer(here, lesson, screen)) is not None:
        st.html(WAIT + _said(screen, said))
        change = partial(here.votes.pop, (lesson, screen.name), None)
        st.button("Change my answer", key="change", type="tertiary", on_click=change)
    else:
        ask()


def drawn_on(lesson: str, screen: Screen) -> Drawn:
    """Return what is drawn over a picture.

    That is the curve the reader locked, or to a teacher who shows it what the class
    drew, with its median.
    """
    curves = tuple(class_curves(lesson, screen))
    if curves:
        return median_curve(curves), curves, f"median of {len(curves)}"
    own = answers.answer_to(lesson, screen.name)
    return own if isinstance(own, tuple) else (), (), NAME


def class_curves(lesson: str, screen: Screen) -> list[Curve]:
    """Return the curves the class drew, once its teacher shows them, to her only."""
    here = led()
    if not (here and here.is_teacher and here.now.stage >= SHOWN_TO_CLASS):
        return []
    try:
        return _votes(here, lesson, screen)
    except NoRooms:
        return []


def _said(screen: Screen, answer: object) -> str:
    said = screen.ask.says(answer)
    written = said if isinstance(screen.ask, Choice) else verbatim(said)
    return f'<p class="readout-lead">{inline(written)}</p>'


def _votes(here: Member, lesson: str, screen: Screen) -> list:
    """Return the answers of the class, without what is none."""
    told = rooms().votes(here.code, here.key, lesson, screen.name)
    read = (answers.as_answer(screen.ask, answer) for answer in told)
    return [answer for answer in read if answer not in (None, SHOWN)]


def _teach(here: Member, lesson: str, screen: Screen, tell: Show) -> None:
    try:
        votes, present = _votes(here, lesson, screen), rooms().here(here.code)
    except NoRooms:
        st.html(OFF)
        return
    stage = here.now.stage
    counts = (
        f'<p class="room-count" role="status"><b>{present}</b> here, '
        f"<b>{len(votes)}</b> answered</p>"
    )
    st.html(counts + tally(screen, votes if stage >= SHOWN_TO_CLASS else None))
    turn = partial(_stage_button, here, lesson, screen.name)
    if stage == ASKED:
        turn("Show the class", "show_class", SHOWN_TO_CLASS, "primary")
    if stage < REVEALED:
        turn("Reveal", "reveal", REVEALED, "primary" if stage else "secondary")
    else:
        tell()
    with st.container(key="room_again", horizontal=True):
        if stage != ASKED:
            turn("Ask the class again", "ask_class", ASKED, "tertiary")
        st.button(
            "Go on" if here.now.is_paused else "Pause",
            key="pause",
            type="tertiary",
            on_click=tell_room,
            args=(Rooms.set_pace, here),
            kwargs={"in_step": True, "is_paused": not here.now.is_paused},
        )


def _stage_button(
    here: Member, lesson: str, screen: str, label: str, key: str, stage: int, kind: str
) -> None:
    st.button(
        label,
        key=key,
        type=kind,
        on_click=tell_room,
        args=(Rooms.set_stage, here, lesson, screen, stage),
        width="content" if kind == "tertiary" else "stretch",
    )

"""Brings a session to where its class is, at the beginning of every run of a page."""

from collections.abc import Mapping, Sequence

import streamlit as st

from serving.rooms import REVEALED, NoRooms, rooms
from serving.rooms.codes import read_code, read_secret
from serving.rooms.rate_limits import DOOR, TooMany
from serving.rooms.watch import WATCH, Seat
from serving.turns import session_here
from ui import answers
from ui.frame import leave_other_page
from ui.lessons import LESSONS
from ui.room.membership import (
    IS_OPEN,
    KEY,
    ROOM,
    STORE,
    Member,
    hurry_class,
    member,
    own_answer,
    visitor,
)
from ui.screen import SCREEN, SHOWN, Screen

REFUSED = "room_refused"

SCRIPTS = {lesson.name: lesson.script for lesson in LESSONS}

NO_CODE = "That is no code of a room. You work on your own."
UNKNOWN = "This room is not there, or it is closed. You work on your own."
TOO_MANY = "Too many wrong codes came in. Try again in a minute."
OFF = "Rooms are not there at the moment. You work on your own."


def enter(lesson: str, screens: Sequence[Screen], link: Mapping[str, str]) -> str:
    """Take part in the room of the link, if there is one; go where the class is.

    Args:
        lesson: The page.
        screens: Its screens.
        link: What a page that is gone to takes along.

    Returns:
        Why there is no room, in a sentence; empty if there is nothing to say.
    """
    leave_other_page(lesson)
    here, told = member(), st.query_params.get(ROOM)
    try:
        if here is None or (told is not None and read_code(told) != here.code):
            _leave()
            if told is None:
                return ""
            here, why = _knock(told)
            if here is None:
                return why
        if not _look(here):
            return _refuse(told, UNKNOWN)
        _follow(here, lesson, screens, link)
        _uncover(here, lesson, screens)
    except NoRooms:
        if here := member():
            here.now = None
        return OFF
    return ""


def _leave() -> None:
    st.session_state.pop(STORE, None)
    WATCH.leave(session_here())


def _knock(told: str) -> tuple[Member | None, str]:
    """Let in who brings a code."""
    refused = st.session_state.get(REFUSED)
    if refused and refused[0] == told:
        return None, refused[1]
    code = read_code(told)
    if code is None:
        return None, _refuse(told, NO_CODE)
    try:
        room = DOOR.knock(rooms(), code, visitor())
    except TooMany:
        return None, TOO_MANY
    if room is None:
        return None, _refuse(told, UNKNOWN)
    here = Member(code, student=visitor().students.get(code, ""))
    st.session_state[STORE] = here
    return here, ""


def _refuse(told: str | None, why: str) -> str:
    """Say why there is no room, and do not look again for this link."""
    _leave()
    if told is not None:
        st.session_state[REFUSED] = told, why
    return why


def _look(here: Member) -> bool:
    """Look at the room; say whether it is still there."""
    here.now = rooms().find(here.code)
    if here.now is None:
        return False
    if KEY in st.query_params:
        here.key = read_secret(st.query_params[KEY]) or here.key
        del st.query_params[KEY]
    if here.key and not here.is_teacher:
        here.is_teacher = rooms().is_teacher(here.code, here.key)
    if st.query_params.get(ROOM) != here.code:
        st.query_params[ROOM] = here.code
    if here.student and not here.is_teacher and not here.has_joined:
        here.has_joined = rooms().join(here.code, here.student)
        here.votes = rooms().own_votes(here.code, here.student)
    return True


def _follow(
    here: Member, lesson: str, screens: Sequence[Screen], link: Mapping[str, str]
) -> None:
    """Go to the teacher's screen; as the teacher, take the class along."""
    room = here.now
    place, there = (lesson, _screen_here(screens)), (room.lesson, room.screen)
    turned = here.is_teacher and here.place not in (None, place)
    if turned and place != there:
        rooms().move(here.code, here.key, *place)
        here.now = room = rooms().find(here.code) or room
        hurry_class(here)
    _sit(here)
    goes = (here.is_teacher or room.in_step) and not turned and place != there
    here.place = place if turned else there
    if goes and room.lesson == lesson:
        st.session_state[SCREEN] = room.screen
    elif goes:
        # The next page goes to its screen as this one did: a link to it would be
        # refused, as the screen of this page is bound to the link.
        here.place = None
        st.switch_page(SCRIPTS.get(room.lesson, "dashboard.py"), query_params=link)


def _screen_here(screens: Sequence[Screen]) -> str:
    names = [screen.name for screen in screens]
    name = st.session_state.get(SCREEN) or st.query_params.get(SCREEN)
    return name if name in names else names[0]


def _sit(here: Member) -> None:
    """Be woken when something happens."""
    room = here.now
    # At their own pace, what a class answers is seen in the dialog alone.
    sees = room.in_step or st.session_state.get(IS_OPEN)
    heard = room.heard if here.is_teacher and sees else None
    student = "" if here.is_teacher else here.student
    WATCH.sit(session_here(), Seat(here.code, room.revision, heard, student))


def _uncover(here: Member, lesson: str, screens: Sequence[Screen]) -> None:
    """Solve the screen of a class in step when the teacher reveals, not before."""
    room = here.now
    if not room.in_step:
        return
    if room.stage < REVEALED:
        answers.forget(room.lesson, room.screen)
        return
    for screen in screens:
        if (lesson, screen.name) == (room.lesson, room.screen):
            own = own_answer(here, lesson, screen)
            if own is not None:
                answers.lock(lesson, screen.name, own)
            else:
                answers.answers().setdefault((lesson, screen.name), SHOWN)

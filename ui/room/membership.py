"""Who this session is in a room, and what it answered there.

Secrets live in the session and in the browser (`assets/deck.js`), which brings them
back to a server that was started anew: a student's is kept for all tabs, a teacher's by
her own. They are in no link that is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from serving.rooms import NoRooms, Room, rooms
from serving.rooms.codes import new_secret, read_secret
from serving.rooms.rate_limits import Visitor
from serving.rooms.watch import WATCH
from serving.turns import session_here
from ui import answers
from ui.screen import SHOWN, Screen

STORE, VISITOR, IS_OPEN = "room", "room_visitor", "room_dialog"
ROOM, KEY = "room", "key"
"""Keys of the link: the code, and the teacher's secret, which is taken out at once."""
LOST = "The room does not answer. Your answer is not in; try again in a moment."
NOT_TOLD = "The room does not answer. Your class sees no change; try again in a moment."
NOT_TAKEN = "The room did not take this answer any more."


@dataclass
class Member:
    """A session in a room.

    Attributes:
        code: Of the room.
        key: The teacher's secret; empty for a student.
        student: The student's secret; empty until the browser has told it.
        is_teacher: Whether the key is the room's.
        has_joined: Whether the room knows of the student.
        place: Lesson and screen where a teacher was, to know when she turns.
        votes: What was answered here, by lesson and screen.
        now: The room as of the last run of the page; None if it did not answer.
    """

    code: str
    key: str = ""
    student: str = ""
    is_teacher: bool = False
    has_joined: bool = False
    place: answers.Key | None = None
    votes: dict[answers.Key, object] = field(default_factory=dict)
    now: Room | None = None


def member() -> Member | None:
    """Return who this session is in a room, None if it is in none."""
    return st.session_state.get(STORE)


def visitor() -> Visitor:
    """Return what this session did in whatever room."""
    return st.session_state.setdefault(VISITOR, Visitor())


def led() -> Member | None:
    """Return who this session is in a room whose class is in step."""
    here = member()
    return here if here and here.now and here.now.in_step else None


def is_led() -> bool:
    """Whether this session is in a room whose class is in step."""
    return led() is not None


def is_following() -> bool:
    """Whether this session is a student's, whose class is in step."""
    here = led()
    return here is not None and not here.is_teacher


def carried() -> dict[str, str]:
    """Return what a link to another page takes along."""
    here = member()
    return {ROOM: here.code} if here else {}


def lock(lesson: str, screen: Screen, answer: object) -> None:
    """Keep an answer; in a room, tell it to the room."""
    here = member()
    if here and here.now and not here.is_teacher and answer != SHOWN:
        _vote(here, lesson, screen, answer)
    if not is_following():
        answers.lock(lesson, screen.name, answer)


def _vote(here: Member, lesson: str, screen: Screen, answer: object) -> None:
    answer = answers.as_answer(screen.ask, answer)
    if answer is None:
        return
    _be_student(here, new_secret())
    try:
        taken = rooms().vote(here.code, here.student, lesson, screen.name, answer)
    except NoRooms:
        st.toast(LOST)
        return
    if taken:
        here.votes[lesson, screen.name] = answer
        WATCH.hurry(here.code)
    else:
        st.toast(NOT_TAKEN)


def own_answer(here: Member, lesson: str, screen: Screen) -> object | None:
    """Return what was answered in the room, as the screen takes answers."""
    return answers.as_answer(screen.ask, here.votes.get((lesson, screen.name)))


def tell_room(
    change: Callable[..., None], here: Member, *args: object, **kwargs: object
) -> bool:
    """Do what a teacher asks of the room; say whether it was done."""
    try:
        change(rooms(), here.code, here.key, *args, **kwargs)
    except NoRooms:
        st.toast(NOT_TOLD)
        return False
    hurry_class(here)
    return True


def hurry_class(here: Member) -> None:
    """Let the pages of a class follow, once this one, the teacher's, is drawn."""
    WATCH.hurry(here.code, session_here())


def memory() -> dict[str, str]:
    """Return what the browser is to keep."""
    here = member()
    if here is None:
        return {"room": "", "key": "", "student": ""}
    return {"room": here.code, "key": here.key, "student": here.student}


def take_back(told: object) -> bool:
    """Take the secrets that the browser had kept; say whether they were missed."""
    here = member()
    if here is None or not hasattr(told, "get") or told.get("room") != here.code:
        return False
    key, student = (read_secret(told.get(name)) for name in ("key", "student"))
    missed = bool(student and not here.student) or bool(key and not here.key)
    if student:
        _be_student(here, student)
    here.key = here.key or key
    return missed


def _be_student(here: Member, student: str) -> None:
    """Be the student of this secret, unless this session is one in the room already."""
    here.student = here.student or visitor().students.setdefault(here.code, student)

"""Opens a room, and invites a class into it: the code, a short link and its QR code."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

from serving.rooms import NoRooms, Rooms, rooms
from serving.rooms.rate_limits import DOOR, TooMany
from ui.room.membership import (
    IS_OPEN,
    KEY,
    ROOM,
    STORE,
    Member,
    member,
    tell_room,
    visitor,
)
from ui.room.qr import qr
from ui.screen import Screen
from ui.text import inline

IN_STEP, FREE = "In step with me", "Everyone at their own pace"
ABOUT = (
    "Your students answer on their phones, without names or accounts. You see how many "
    "have answered, show what the class thinks, and reveal. After a day all of it is "
    "gone."
)
IN_MEMORY = "This server keeps rooms in memory: a restart ends them."
OFF = "Rooms are not there at the moment."
TOO_MANY = "Too many rooms were opened just now. Try again in a minute."


def show_room_button(lesson: str, screens: Sequence[Screen], screen: Screen) -> None:
    """Offer to open a room, or show the one this session is in."""
    here = member()
    inside = "room_inside" if here else "room_outside"
    with st.container(key=inside, width="content"):
        st.button(
            here.code if here else "Room",
            key="room_button",
            type="tertiary",
            icon=":material/groups:",
            on_click=_show,
        )
    if st.session_state.get(IS_OPEN):
        title = f"Room {here.code}" if here else "A room for your class"
        dialog = st.dialog(title, width="large", on_dismiss=_hide)
        if here is None:
            dialog(lambda: _offer(lesson, screen))()
        elif here.is_teacher:
            dialog(lambda: _invite(here, lesson, screens))()
        else:
            dialog(_let_go)()


def _show() -> None:
    st.session_state[IS_OPEN] = True


def _hide() -> None:
    st.session_state.pop(IS_OPEN, None)


def _offer(lesson: str, screen: Screen) -> None:
    try:
        notes = ABOUT if rooms().is_lasting else f"{ABOUT} {IN_MEMORY}"
    except NoRooms:
        st.html(f"<p>{OFF}</p>")
        return
    st.html(f"<p>{notes}</p>")
    if st.button("Open a room", key="open_room", type="primary"):
        try:
            code, key = DOOR.open(rooms(), lesson, screen.name, visitor())
        except (NoRooms, TooMany) as error:
            why = OFF if isinstance(error, NoRooms) else TOO_MANY
            st.html(f'<p role="status">{why}</p>')
            return
        st.session_state[STORE] = Member(code, key)
        st.query_params[ROOM] = code
        st.rerun()


def _invite(here: Member, lesson: str, screens: Sequence[Screen]) -> None:
    if here.now is None:
        st.html(f"<p>{OFF}</p>")
        return
    site = site_of(st.context.url or "", lesson)
    link = f"{site}?{ROOM}={here.code}"
    progress = "" if here.now.in_step else _progress(here, lesson, screens)
    st.html(
        f'<div class="room-invite">{qr(link)}<div><p class="room-code">{here.code}</p>'
        f"<p>{inline(short(link))}</p></div>{progress}</div>"
    )
    pace = st.segmented_control(
        "The class is",
        (IN_STEP, FREE),
        default=IN_STEP if here.now.in_step else FREE,
        required=True,
        key="room_pace",
    )
    if (pace == IN_STEP) != here.now.in_step:
        in_step = {"in_step": pace == IN_STEP, "is_paused": False}
        if tell_room(Rooms.set_pace, here, **in_step):
            st.rerun()
    with st.expander("Your own link, with the key: keep it to yourself"):
        st.code(f"{link}&{KEY}={here.key}", language=None, wrap_lines=True)
    with st.popover("Close the room"):
        closes = st.button("Close it and forget its answers", key="close_room")
    if closes and tell_room(Rooms.close, here):
        _leave()
        st.rerun()


def _let_go() -> None:
    st.html("<p>You are in this room without a name. Your answers stay yours.</p>")
    if st.button("Leave the room", key="leave_room"):
        _leave()
        st.rerun()


def _leave() -> None:
    _hide()
    st.session_state.pop(STORE, None)
    st.query_params.pop(ROOM, None)


def _progress(here: Member, lesson: str, screens: Sequence[Screen]) -> str:
    """Say how many have answered, screen by screen."""
    try:
        answered, present = (
            rooms().progress(here.code, here.key),
            rooms().here(here.code),
        )
    except NoRooms:
        return ""
    rows = "".join(
        f"<tr><td>{inline(s.label)}</td><td>{answered[lesson, s.name]}</td></tr>"
        for s in screens
        if s.ask and (not s.further or answered[lesson, s.name])
    )
    return f'<div><p>{present} here</p><table class="readings">{rows}</table></div>'


def site_of(address: str, lesson: str) -> str:
    """Return the address of the first page, from that of a lesson's."""
    parts = urlsplit(address)
    path = parts.path.removesuffix("/").removesuffix(f"/{lesson}")
    return f"{parts.scheme}://{parts.netloc}{path}/" if parts.netloc else "/"


def short(link: str) -> str:
    """Return a link as it is typed."""
    return link.partition("//")[2] or link

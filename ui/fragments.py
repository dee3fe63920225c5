"""What a reader moves is drawn anew alone; the frame of the page around it stays.

    @fragment
    def show_lesson() -> None: ...

A move inside costs what is inside: a third to two thirds fewer elements for the server
to send and the browser to renew. But Streamlit lets no click through while a fragment
is drawn. Who has to wait there calls `leave_fragments`: the page begins anew in one
piece, and a click interrupts it, to cancel or to change a setting.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st
from streamlit.errors import StreamlitAPIException

from serving.log import begin_page, log_drawn, log_refused, page_here
from serving.memory import is_short
from serving.process import prepare_thread
from serving.turns import TURNS

P = ParamSpec("P")
T = TypeVar("T")
IN_ONE_PIECE, ONE_PIECE_ASKED = "in_one_piece", "one_piece_asked"
A_DAY = 86_400
ALONE = True
"""Whether a fragment may be drawn for a control that stands elsewhere."""
NO_MEMORY = "The server is short of memory. Move something to try again."

_here = threading.local()


def begin_run() -> None:
    """Begin a run of the whole page; by default its fragments are fragments."""
    _here.inside = 0
    _here.in_one_piece = st.session_state.pop(ONE_PIECE_ASKED, False)
    st.session_state[IN_ONE_PIECE] = _here.in_one_piece


def is_in_one_piece() -> bool:
    """Whether this run was begun by `leave_fragments`."""
    return getattr(_here, "in_one_piece", False)


def leave_fragments() -> None:
    """End this run and begin one without fragments, unless it is none already."""
    if getattr(_here, "inside", 0):
        st.session_state[ONE_PIECE_ASKED] = True
        st.rerun()


def draw_again(*keys: str) -> None:
    """In a callback: draw the fragments of these keys, and nothing else.

    A page in one piece, or one that has no such fragment, is drawn as by any move.
    """
    if ALONE and not st.session_state.get(IN_ONE_PIECE):
        with suppress(StreamlitAPIException):
            st.rerun(keys)


@st.fragment(run_every=A_DAY)
def come_back() -> None:
    """Draw nothing; make the browser ask for the whole page when it reconnects.

    A server that was started anew knows no fragments, and leaves a move in one
    unanswered. A browser that reconnects asks for the page by itself only if something
    on it is renewed from time to time, however seldom.
    """


def fragment(show: Callable[P, T], key: str | None = None) -> Callable[P, T]:
    """Decorate a function that draws: a move inside draws it and nothing else.

    By its `key` what stands elsewhere has it drawn, too (`draw_again`).
    """

    @wraps(show)
    def draw(*args: P.args, **kwargs: P.kwargs) -> T:
        if is_in_one_piece():
            # In a container, as a fragment is, so that the browser sees no difference.
            with st.container():
                return _or_say_why(show, *args, **kwargs)
        page, is_first = page_here(), True

        @st.fragment(key=key)
        @wraps(show)
        def part() -> T:
            nonlocal is_first
            if is_first:
                is_first = False
                return _inside(show, *args, **kwargs)
            return _alone(page, show, *args, **kwargs)

        return part()

    return draw


def _inside(show: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    _here.inside = getattr(_here, "inside", 0) + 1
    try:
        return _or_say_why(show, *args, **kwargs)
    finally:
        _here.inside -= 1


def _or_say_why(show: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """Draw; say so if the server has no memory for it."""
    try:
        return show(*args, **kwargs)
    except Exception as error:
        if not is_short(error):
            raise
        log_refused("memory")
        st.error(NO_MEMORY)
        return None


def _alone(page: str, show: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Draw a fragment in a run of its own, in turn with the other sessions."""
    begin_page(page)
    prepare_thread()
    _here.inside, _here.in_one_piece = 0, False
    TURNS.take()
    try:
        drawn = _inside(show, *args, **kwargs)
        log_drawn()
        return drawn
    finally:
        TURNS.give()

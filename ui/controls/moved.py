"""What a move of a control draws: what it stands in, or parts of the page by name.

    with redrawing("run"):
        choose_int("Examples", "num_points", LINK["num_points"])

A control shows what it is set to by itself. Where many stand together, each of them
would otherwise be drawn anew with the picture that follows one. What a callback sets
is for `move_and_draw`.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import streamlit as st

from ui.fragments import draw_again

BIND = "query-params"
MOVES = "moves_to_come"
_here = threading.local()


@contextmanager
def redrawing(*keys: str, move: Callable[..., object] = draw_again) -> Iterator[None]:
    """Let a move of what is drawn inside draw the fragments of these keys alone.

    Args:
        *keys: Of the fragments.
        move: Called with the keys when something is moved.
    """
    before, _here.follows = (
        getattr(_here, "follows", {}),
        {"on_change": move, "args": keys},
    )
    try:
        yield
    finally:
        _here.follows = before


def following() -> dict[str, Any]:
    """Return what a widget is told that draws what a move here draws."""
    return getattr(_here, "follows", {})


def linked(key: str) -> dict[str, Any]:
    """Return what every widget is told whose value lives in the link."""
    return {"key": key, "bind": BIND, **following()}


def move_and_draw(values: Mapping[str, object], *keys: str) -> None:
    """In a callback: move controls, and draw the fragments of these keys alone.

    A browser hears of a value from the run that sets it, if that draws the control:
    it is set by the first of the fragments, which call `take_moves`.
    """
    st.session_state[MOVES] = values
    draw_again(*keys)
    take_moves()


def take_moves() -> None:
    """Set what `move_and_draw` has left to be set."""
    for key, value in st.session_state.pop(MOVES, {}).items():
        st.session_state[key] = value

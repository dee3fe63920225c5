"""Controls that a link holds: ``?lock=c`` at the value of the link, ``?hide=c`` unseen.

What is held is drawn as text or not at all. No widget stands for it, so no message of a
browser can move it: the value is read from the link in every run.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from ui.text import inline, verbatim

HIDE, LOCK, PAPER = "hide", "lock", "paper"
MET = "controls_met"
SHEET = "sheet"
"""The screen of a worksheet that is drawn."""
MOST = 100
"""Keys in one list: more than there are on any screen."""
P = ParamSpec("P")
T = TypeVar("T")
Chooser = Callable[Concatenate[str, str, P], T]


def is_on_paper() -> bool:
    """Whether the page is a worksheet (``?paper=1``), on which nothing moves."""
    return st.query_params.get(PAPER) == "1"


def key_here(key: str) -> str:
    """Return a key that the screens of a worksheet do not share."""
    return f"{key}_on_{st.session_state.get(SHEET)}" if is_on_paper() else key


def is_hidden(key: str) -> bool:
    """Whether the link hides a control."""
    return is_on_paper() or key in keys_of(HIDE)


def is_held(key: str) -> bool:
    """Whether the link holds the value of a control."""
    return is_hidden(key) or key in keys_of(LOCK)


def keys_of(name: str) -> list[str]:
    """Return the keys that ``?lock=`` or ``?hide=`` lists, divided by commas."""
    return st.query_params.get(name, "").split(",")[:MOST]


def meet_anew() -> None:
    """Forget which controls were met: a screen begins to be drawn."""
    st.session_state[MET] = {}


def met() -> dict[str, str]:
    """Return the labels of the controls of the open screen, by their keys."""
    return st.session_state.get(MET, {})


def hold(label: str, key: str, value: T) -> T:
    """Keep a value where a control would, and write it unless it is hidden."""
    st.session_state[key] = value
    if not is_hidden(key):
        written = ", ".join(map(str, value)) if isinstance(value, list) else value
        said = inline(verbatim(str(written)))
        st.html(
            f'<p class="locked">{inline(label)} <strong>{said}</strong>'
            " <small>locked</small></p>"
        )
    return value


def held_by_link(
    read: Callable[..., T],
) -> Callable[[Chooser[P, T]], Chooser[P, T]]:
    """Decorate a control: where the link holds its key, `read` says its value.

    Args:
        read: Told the texts of the link and, like the control, what may be chosen.
    """

    def decorate(choose: Chooser[P, T]) -> Chooser[P, T]:
        @wraps(choose)
        def draw(label: str, key: str, *args: Any, **kwargs: Any) -> T:
            st.session_state.setdefault(MET, {})[key] = label
            if not is_held(key):
                return choose(label, key, *args, **kwargs)
            return hold(label, key, read(st.query_params.get_all(key), *args, **kwargs))

        return draw

    return decorate

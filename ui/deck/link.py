"""What the link of a deck says besides the values of its controls.

``?screen=`` names the screen, ``?solved=1`` opens it revealed, ``?present=1`` is for a
projector. A link of an earlier house opens the screen that took its place, and a value
that is none is named.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from ui import answers
from ui.screen import SCREEN, SHOWN, Screen
from ui.text import verbatim

LINKED = "link_as_opened"
OWN = {"solved", "present", "room", "key", "plan", "hide", "lock", "paper"}


def is_presented() -> bool:
    """Whether the page is on a projector (``?present=1``)."""
    return st.query_params.get("present") == "1"


def take_link(
    lesson: str, screens: Mapping[str, Screen], moved: Mapping[str, str]
) -> dict[str, Any]:
    """Open what the link asks for; return what `note_on_link` wants to know.

    Args:
        lesson: The open lesson.
        screens: Its screens by name.
        moved: As `successor` takes it.
    """
    linked, asked = dict(st.query_params), {}
    opened = st.session_state.get(LINKED, {})
    if opened.get("of") != lesson:
        asked = linked
        # Who turns quickly from lesson to lesson has typed no link.
        typed = {k: v for k, v in asked.items() if not opened or k != SCREEN}
        opened = {"of": lesson, "asked": typed, "note": ""}
        st.session_state[LINKED] = opened
    if asked and SCREEN not in asked and (name := successor(asked, moved)):
        st.session_state[SCREEN] = name
        for key in ("story", "experiment"):
            if key in st.query_params:
                del st.query_params[key]
    if linked.get("solved") == "1":
        name = st.session_state.get(SCREEN) or linked.get(SCREEN, "")
        screen = screens.get(name, next(iter(screens.values())))
        if screen.ask and answers.answer_to(lesson, screen.name) is None:
            answers.lock(lesson, screen.name, SHOWN)
    return opened


def successor(asked: Mapping[str, str], moved: Mapping[str, str]) -> str | None:
    """Return the screen that took the place of what a link asks for.

    Args:
        asked: The values of the link.
        moved: Names of screens by the query that opened their predecessors; a bare key
            stands for any value of it. Of several queries that the link contains, that
            with the most values counts, then the longest.
    """
    fitting = [
        (query.count("="), len(query), name)
        for query, name in moved.items()
        if _asks(asked, query)
    ]
    return max(fitting)[2] if fitting else None


def _asks(asked: Mapping[str, str], query: str) -> bool:
    wanted = parse_qsl(query, keep_blank_values=True)
    return all(key in asked and value in ("", asked[key]) for key, value in wanted)


def note_on_link(opened: dict[str, Any]) -> str:
    """Name what the link asked for and did not get, until its screen is left.

    The first run that comes so far says it: an earlier one may have been overtaken.
    """
    if opened["asked"]:
        opened["note"], opened["asked"] = _note(opened["asked"]), {}
    return opened["note"]


def _note(asked: Mapping[str, str]) -> str:
    """Name what was asked for and not given, and what was taken in its place."""
    wrong = [
        f"{key}={verbatim(written[:40])} is none of its values, "
        f"{verbatim(str(taken))} was taken"
        for key, written in asked.items()
        if key not in OWN
        and (taken := st.session_state.get(key)) is not None
        and not _means(written, taken)
    ]
    return f"In the link, {'; '.join(wrong)}." if wrong else ""


def _means(written: str, taken: object) -> bool:
    """Whether a text of the link says the value that a control has."""
    if isinstance(taken, bool):
        return written.lower() == str(taken).lower()
    if isinstance(taken, list | tuple):
        return True
    if isinstance(taken, int | float):
        try:
            return abs(float(written) - taken) < 1e-9
        except ValueError:
            return False
    return written == str(taken)


def leave_screen() -> None:
    """Take from the link, and what was said of it, what belongs to the screen left."""
    st.session_state.get(LINKED, {})["note"] = ""
    if "solved" in st.query_params:
        del st.query_params["solved"]

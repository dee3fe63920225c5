"""What a reader answered, on all screens of all lessons.

Kept in the session, and by the browser's tab over a reload (`assets/deck.js`): no
account, no name. Tables to take along are made of it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ui.screen import SHOWN, Drawing, Screen

STORE = "answers"
MOST = 200
"""More than there are screens: what a browser brings back is not trusted."""

Key = tuple[str, str]
"""Lesson and screen."""


def answers() -> dict[Key, object]:
    """Return all answers of this session, by lesson and screen."""
    return st.session_state.setdefault(STORE, {})


def answer_to(lesson: str, screen: str) -> object | None:
    """Return what was answered on a screen, None if it is still open."""
    return answers().get((lesson, screen))


def lock(lesson: str, screen: str, answer: object) -> None:
    """Keep an answer."""
    answers()[lesson, screen] = answer


def forget(lesson: str, screen: str) -> None:
    """Open a screen again."""
    answers().pop((lesson, screen), None)


def forget_all() -> None:
    """Open all screens again, for the next reader on the same machine."""
    answers().clear()


def as_table(
    kept: Mapping[Key, object], decks: Mapping[str, Sequence[Screen]]
) -> pd.DataFrame:
    """Tabulate answers in the order of teaching: question, answer, right or not."""
    rows = []
    for lesson, screens in decks.items():
        for screen in screens:
            answer = kept.get((lesson, screen.name))
            if answer is None or screen.ask is None:
                continue
            shown = answer == SHOWN
            said = "" if shown else screen.ask.says(answer)
            right = "shown"
            if not shown:
                right = "yes" if screen.ask.is_right(answer) else "no"
            rows.append((lesson, screen.name, screen.title, said, right))
    columns = ["lesson", "screen", "question", "answer", "right"]
    return pd.DataFrame(rows, columns=columns)


def as_text(kept: Mapping[Key, object]) -> str:
    """Write answers for the browser to keep."""
    return json.dumps([[*key, answer] for key, answer in kept.items()])


def from_text(text: object, known: Mapping[Key, Any]) -> dict[Key, object]:
    """Read what a browser kept; anything but answers to known screens is left out.

    Args:
        text: What the browser sent.
        known: The question of every screen.
    """
    try:
        rows = json.loads(text) if isinstance(text, str) else []
    except (ValueError, RecursionError):
        return {}
    if not isinstance(rows, list):
        return {}
    found = {}
    for row in rows[:MOST]:
        match row:
            case [str() as lesson, str() as screen, told]:
                answer = as_answer(known.get((lesson, screen)), told)
                if answer is not None:
                    found[lesson, screen] = answer
    return found


def as_answer(ask: Any, told: object) -> object | None:
    """Return what is told as an answer to a question, None if it is none."""
    if ask is None or told == SHOWN:
        return None if ask is None else SHOWN
    if isinstance(ask, Drawing):
        return ask.grid.read(told)
    if not isinstance(told, str | int | float):
        return None
    try:
        if not isinstance(told, str) and not math.isfinite(told):
            return None
        ask.says(told)
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
    return told

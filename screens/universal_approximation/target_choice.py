"""The curve that a network is to come close to: chosen, typed, or given by points."""

from functools import lru_cache
from typing import Any

import streamlit as st

from core.universal_approximation.targets import Target
from core.universal_approximation.typed_targets import find_target
from screens.universal_approximation.link import LINK
from ui.controls import choose_from_list, choose_text
from ui.text import plain_text, sentence

Problem = tuple[str, str]
"""A target by name, and the text of one that a reader types."""
WAVE: Problem = ("wave", "")
"""The target of all questions."""
TYPED = {
    "formula": "f(x), for x from −3 to 3",
    "points": "Heights above x = 0, 1, 2, …",
}


@lru_cache(maxsize=200)
def cached_target(name: str, text: str) -> Target:
    """Build a target once for everybody who asks for it."""
    return find_target(name, text)


def choose_problem() -> Problem:
    """Draw the list of targets, and where to type one."""
    name = choose_from_list("Target", "target", LINK["target"].values)
    return name, _choose_typed(name) if name in TYPED else ""


def chosen_problem() -> Problem:
    """Return the target that stands on the screen, or the wave: for what is folded."""
    name = st.session_state.get("target", WAVE[0])
    text = st.session_state.get(name, "") if name in TYPED else ""
    return (name, text) if _fault(name, text) is None else (name, LINK[name].default)


def other_settings() -> Any:
    """Hold controls that are not in sight until they are asked for."""
    return st.popover("More settings", width="stretch")


def _choose_typed(name: str) -> str:
    fallback, max_chars = LINK[name]
    text = choose_text(TYPED[name], name, fallback, max_chars=max_chars)
    fault = _fault(name, text)
    if fault is None:
        return text
    st.warning(f"{plain_text(sentence(fault))} Until then: `{fallback}`.")
    return fallback


def _fault(name: str, text: str) -> str | None:
    """Say what is wrong with a target; None if nothing is."""
    try:
        cached_target(name, text)
    except ValueError as error:
        return str(error)
    return None

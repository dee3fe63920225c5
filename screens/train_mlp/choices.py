"""Picking one of so many units or examples, which may have become fewer."""

import streamlit as st

from ui.controls import IntRange, choose_int


def choose_index(label: str, key: str, count: int, default: int = 0) -> int:
    """Pick one of `count` things; return its index from 0.

    The page and the link count from 1. Of one thing there is no choice, and a slider
    cannot have one end.
    """
    if count == 1:
        return 0
    if st.session_state.get(key, 1) > count:
        st.session_state[key] = count
    default = min(default, count - 1)
    return choose_int(label, key, IntRange(1, count, default + 1)) - 1

"""Who types a code comes into its room: a field for it."""

import streamlit as st

from ui.room.membership import ROOM, member

TYPED = "room_code"


def show_door() -> None:
    """Let in who types a code; nothing for who is inside."""
    if member() is None:
        st.text_input(
            "Code of your class",
            key=TYPED,
            max_chars=8,
            placeholder="Code of your class",
            label_visibility="collapsed",
            on_change=_knock,
            width=180,
        )


def _knock() -> None:
    typed = st.session_state[TYPED].strip()
    if typed:
        st.query_params[ROOM] = typed

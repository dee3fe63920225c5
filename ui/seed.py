"""The seed of a page: typed, or the next one by a button."""

import streamlit as st

from ui.controls import IntRange, choose_whole_number
from ui.controls.held import is_held

SEED = IntRange(0, 9999, 0)


def choose_seed(key: str = "seed", label: str = "Seed", default: int = 0) -> int:
    """Type a seed, or take the next one with the button beside it."""
    bounds = SEED._replace(default=default)
    if is_held(key):
        return choose_whole_number(label, key, bounds)
    number, button = st.columns([3, 2], gap="small", vertical_alignment="bottom")
    with button:
        st.button(
            "Re-roll",
            key=f"{key}_roll",
            icon=":material/casino:",
            help="Take the next seed; the link follows",
            on_click=_next_seed,
            args=(key,),
            width="stretch",
        )
    with number:
        return choose_whole_number(label, key, bounds)


def _next_seed(key: str) -> None:
    st.session_state[key] = (int(st.session_state[key]) + 1) % (SEED.high + 1)

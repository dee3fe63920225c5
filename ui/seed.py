"""The seed of a page: typed, or the next one by a button."""

import streamlit as st

from ui.controls import IntRange, choose_whole_number
from ui.controls.held import is_held

KEY = "seed"
SEED = IntRange(0, 9999, 0)


def choose_seed(label: str = "Seed", default: int = 0) -> int:
    """Type a seed, or take the next one with the button beside it."""
    bounds = SEED._replace(default=default)
    if is_held(KEY):
        return choose_whole_number(label, KEY, bounds)
    number, button = st.columns([3, 2], gap="small", vertical_alignment="bottom")
    with button:
        st.button(
            "Re-roll",
            key="seed_roll",
            icon=":material/casino:",
            help="Take the next seed; the link follows",
            on_click=_next_seed,
            width="stretch",
        )
    with number:
        return choose_whole_number(label, KEY, bounds)


def _next_seed() -> None:
    st.session_state[KEY] = (int(st.session_state[KEY]) + 1) % (SEED.high + 1)

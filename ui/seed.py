"""The seed of a page: typed, or the next one by a button."""

import streamlit as st

from ui.controls import IntRange, choose_whole_number
from ui.controls.held import is_held
from ui.controls.moved import following, move_and_draw

KEY = "seed"
SEED = IntRange(0, 9999, 0)


def choose_seed(label: str = "Seed", default: int = 0) -> int:
    """Type a seed, or take the next one with the button beside it.

    Where a move draws other fragments, this one stands in a fragment of its key.
    """
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
            args=following().get("args", ()),
            width="stretch",
        )
    with number:
        return choose_whole_number(label, KEY, bounds)


def _next_seed(*drawn: str) -> None:
    following_seed = (int(st.session_state[KEY]) + 1) % (SEED.high + 1)
    if drawn:
        move_and_draw({KEY: following_seed}, KEY, *drawn)
    else:
        st.session_state[KEY] = following_seed

"""The heights of the bumps: one place that maps controls to them.

The text holds them all and stands in the link; a slider moves the one that is picked.
"""

from collections.abc import Sequence

import streamlit as st

from core.universal_approximation.challenge import STEP, read_bumps
from screens.universal_approximation.link import LINK
from screens.universal_approximation.phrases import sentence
from ui.controls import choose_one, choose_text
from ui.controls.held import is_held
from ui.text import plain_text

HEIGHTS, PICKED, MOVED = "heights", "bump", "height"


def choose_heights() -> tuple[list[float], int]:
    """Return the heights from left to right, and which of them is picked, from 0."""
    fallback, max_chars = LINK[HEIGHTS]
    text = choose_text(
        "Heights, left to right",
        HEIGHTS,
        fallback,
        max_chars=max_chars,
        help="2 to 8 numbers from -1 to 1, one a bump. The link holds them.",
    )
    try:
        heights = read_bumps(text)
    except ValueError as error:
        st.warning(plain_text(sentence(str(error))))
        heights = read_bumps(fallback)
    names = LINK[PICKED].values[: len(heights)]
    picked = names.index(choose_one("Bump", PICKED, names))
    # Only when it is another: a slider that is set does not hear the next key.
    if st.session_state.get(MOVED) != heights[picked]:
        st.session_state[MOVED] = heights[picked]
    if is_held(HEIGHTS):
        return heights, picked
    st.slider(
        "Its height",
        -1.0,
        1.0,
        step=STEP,
        key=MOVED,
        on_change=_move,
        args=(tuple(heights), picked),
    )
    return heights, picked


def _move(heights: Sequence[float], picked: int) -> None:
    moved = [*heights[:picked], st.session_state[MOVED], *heights[picked + 1 :]]
    st.session_state[HEIGHTS] = ", ".join(f"{height + 0.0:g}" for height in moved)

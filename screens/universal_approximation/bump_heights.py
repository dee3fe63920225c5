"""The bumps: one place that maps the hand, the texts and a slider to each other.

Two texts hold the heights, and how far each bump is out of its place; they stand in the
link. A slider moves the height that is picked, a hand moves bumps in both directions.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from core.universal_approximation.fit_by_hand import STEP, read_bumps, read_shifts
from screens.universal_approximation.link import LINK
from ui.controls import choose_one, choose_text
from ui.controls.held import is_held
from ui.text import plain_text, sentence

HEIGHTS, SHIFTS, PICKED, MOVED = "heights", "shifts", "bump", "height"
BY_HAND = "bumps"
"""Where the hand finds and leaves the bumps: places in widths of a bump, heights."""
TOLD = "bumps_told"


def choose_bumps() -> tuple[list[float], list[float]]:
    """Return the heights and the shifts."""
    _hear_the_hand()
    with st.popover("As numbers", width="stretch"):
        heights = _choose(
            "Heights, left to right",
            HEIGHTS,
            "2 to 8 numbers from -1 to 1, one a bump. The link holds them.",
            read_bumps,
        )
        shifts = _choose(
            "Shifts, in widths of a bump",
            SHIFTS,
            "One number a bump; without any all are in their places.",
            lambda text: read_shifts(text, len(heights)),
        )
    place_bumps(heights, shifts)
    _choose_height(heights)
    return heights, shifts


def _choose(
    label: str, key: str, help: str, read: Callable[[str], list[float]]
) -> list[float]:
    fallback, max_chars = LINK[key]
    text = choose_text(label, key, fallback, max_chars=max_chars, help=help)
    try:
        return read(text)
    except ValueError as error:
        st.warning(plain_text(sentence(str(error))))
        return read(fallback)


def place_bumps(heights: Sequence[float], shifts: Sequence[float]) -> None:
    """Tell the hand where the bumps are."""
    st.session_state[BY_HAND] = st.session_state[TOLD] = tuple(
        (i + 0.5 + shift, height)
        for i, (height, shift) in enumerate(zip(heights, shifts, strict=True))
    )


def _hear_the_hand() -> None:
    """Write what the hand did since into the texts, and pick the bump it moved."""
    state = st.session_state
    bumps = state.get(BY_HAND)
    if bumps is None or bumps == state.get(TOLD):
        return
    shifts = [round(x - i - 0.5, 6) for i, (x, _) in enumerate(bumps)]
    state[HEIGHTS] = _written([height for _, height in bumps])
    state[SHIFTS] = _written(shifts) if any(shifts) else ""
    moved = [i for i, bump in enumerate(bumps) if bump not in state[TOLD][i : i + 1]]
    if moved and not is_held(PICKED):
        state[PICKED] = LINK[PICKED].values[moved[-1]]


def _written(numbers: Sequence[float]) -> str:
    return ", ".join(f"{number + 0.0:g}" for number in numbers)


def _choose_height(heights: Sequence[float]) -> None:
    names = LINK[PICKED].values[: len(heights)]
    picked = names.index(choose_one("Bump", PICKED, names))
    # Only when it is another: a slider that is set does not hear the next key.
    if st.session_state.get(MOVED) != heights[picked]:
        st.session_state[MOVED] = heights[picked]
    if is_held(HEIGHTS):
        return
    st.slider(
        "Its height",
        -1.0,
        1.0,
        step=STEP,
        key=MOVED,
        on_change=_move,
        args=(tuple(heights), picked),
    )


def _move(heights: Sequence[float], picked: int) -> None:
    moved = [*heights[:picked], st.session_state[MOVED], *heights[picked + 1 :]]
    st.session_state[HEIGHTS] = _written(moved)

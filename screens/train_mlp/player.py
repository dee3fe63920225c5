"""The movie of a training run, played, paused and scrubbed in the browser.

Everything is drawn there from the recorded weights (`charts/train_mlp/recording.py`);
playing asks nothing of the server. It fills the picture of a screen. A screen may
listen for the epoch at which the reader rests, and for the cell of a grid that is
pressed.
"""

import struct
from collections.abc import Callable

import streamlit as st

from ui.controls.held import key_here
from ui.frame import ASSETS

PARTS = ASSETS / "player"
# In this order: what a file uses stands in one before it.
SCRIPTS = (
    "record", "network", "stage", "surface", "line", "curves", "units",
    "hidden_space", "diagram", "histogram", "cells", "export", "player",
)  # fmt: skip

_player = st.components.v2.component(
    "training_player",
    html=(PARTS / "player.html").read_text(),
    css=(PARTS / "player.css").read_text(),
    js="\n".join((PARTS / f"{name}.js").read_text() for name in SCRIPTS),
)


def show_player(
    recording: bytes,
    start: int = 0,
    *,
    key: str,
    plays: bool = False,
    on_rest: Callable[[int], None] | None = None,
    on_cell: Callable[[int], None] | None = None,
) -> None:
    """Show a recording.

    Args:
        recording: What `charts.train_mlp.recording.Blob.pack` returned.
        start: The frame to show first.
        key: Name of the player, unique on the page.
        plays: Whether it begins to play by itself.
        on_rest: Told the epoch at which the reader comes to rest; the script then runs
            again.
        on_cell: Told the number of the cell that is pressed, likewise.
    """
    head = struct.pack("<III", start, on_rest is not None, plays)
    key = key_here(key)
    _player(
        key=key,
        data=head + recording,
        height="stretch",
        on_epoch_change=lambda: _tell(on_rest, key, "epoch"),
        on_cell_change=lambda: _tell(on_cell, key, "cell"),
    )


def _tell(listener: Callable[[int], None] | None, key: str, what: str) -> None:
    """Tell what the browser reported, if it is a number that somebody waits for."""
    told = st.session_state.get(key, {}).get(what)
    # No NaN, no infinity and no True: who speaks the protocol can report anything.
    if listener is not None and type(told) is int and told >= 0:
        listener(told)

"""The movie of a training run, played, paused and scrubbed in the browser.

Everything is drawn there from the recorded weights (`ui/recording.py`); playing asks
nothing of the server. What the reader rests on is written into the link as
``?epoch=``, and told to the script where a page has use for it.
"""

import struct
from pathlib import Path

import streamlit as st

PARTS = Path(__file__).parent / "player_js"
# In this order: what a file uses stands in one before it.
SCRIPTS = (
    "record", "network", "stage", "surface", "line", "curves", "units",
    "hidden_space", "diagram", "histogram", "export", "player",
)  # fmt: skip

_player = st.components.v2.component(
    "training_player",
    html=(PARTS / "player.html").read_text(),
    css=(PARTS / "player.css").read_text(),
    js="\n".join((PARTS / f"{name}.js").read_text() for name in SCRIPTS),
)


def show_player(recording: bytes, start: int, *, key: str) -> int | None:
    """Show a recording; return the epoch the reader came to rest at, if told.

    Args:
        recording: What `ui.recording.Blob.pack` returned.
        start: The frame to show first.
        key: Name of the player, unique on the page.
    """
    result = _player(
        key=key,
        data=struct.pack("<I", start) + recording,
        on_epoch_change=_nothing,
    )
    return result.epoch


def linked_epoch(last: int) -> int:
    """Return the epoch the link asks for, within 0 and `last`; else the last."""
    text = st.query_params.get("epoch", "")
    return min(int(text), last) if text.isdecimal() and len(text) < 9 else last


def _nothing() -> None:
    """Streamlit reports a state only where somebody listens."""

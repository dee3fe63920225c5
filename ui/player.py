"""The movie of a training run, played, paused and scrubbed in the browser.

Everything is drawn there from the recorded weights (`charts/train_mlp/recording.py`);
playing asks nothing of the server. The epoch the reader rests on is written into the
link as ``?epoch=``; where a page has use for it, its script runs again.
"""

import struct
from enum import IntEnum
from pathlib import Path

import streamlit as st

SEEN = "player_epoch_seen"
PARTS = Path(__file__).parent / "assets" / "player"
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


class Rest(IntEnum):
    """What happens when the reader comes to rest at an epoch."""

    NOTHING = 0
    IS_LINKED = 1
    IS_LINKED_AND_RUNS = 2


def show_player(
    recording: bytes, start: int, *, key: str, rest: Rest = Rest.NOTHING
) -> None:
    """Show a recording.

    Args:
        recording: What `charts.train_mlp.recording.Blob.pack` returned.
        start: The frame to show first.
        key: Name of the player, unique on the page.
        rest: Whether the link follows the reader, and whether the script runs again.
    """
    head = struct.pack("<II", start, rest)
    _player(key=key, data=head + recording, on_epoch_change=only_listen)


def resting_epoch(last: int, *, key: str) -> int:
    """Return the epoch at which the reader rests, from 0 to `last`, else the last.

    The browser sends it in two ways: in the link, which reaches the script with the
    next widget of the link, and as the player's report. Whichever has changed counts.

    Args:
        last: The last epoch of the recording.
        key: Name of the player that reports.
    """
    reported = st.session_state.get(key, {}).get("epoch")
    linked = _integer(st.query_params.get("epoch", ""))
    before = st.session_state.get(SEEN, (None, None, None))
    reported_before, linked_before, epoch = before
    if reported != reported_before:
        epoch = reported
    elif linked != linked_before:
        epoch = linked
    st.session_state[SEEN] = (reported, linked, epoch)
    return last if epoch is None else min(epoch, last)


def _integer(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else None


def only_listen() -> None:
    """Do nothing: a component reports to Streamlit only where somebody listens."""

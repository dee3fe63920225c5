"""The movie of a run beside the same network without σ: packed, and played.

Everything is drawn in the browser from the recorded weights
(`charts/train_mlp/recording.py`); playing asks nothing of the server. The player fills
the picture of a screen. A screen may listen for the epoch at which the reader rests,
and for the cell of a grid that is pressed.
"""

import json
import struct
from collections.abc import Callable, Sequence

import streamlit as st

from charts.train_mlp.recording import frame_epochs
from charts.train_mlp.views import View
from core.train_mlp.divergence import last_good_epoch
from screens.train_mlp.experiment import experiment_of
from screens.train_mlp.player_data import Movie, record
from screens.train_mlp.recorded_runs import Recorded
from screens.train_mlp.run_settings import RunSettings
from ui.controls.held import key_here
from ui.frame import ASSETS
from ui.jobs import Job

MEGABYTES = 0.08
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


def movie_of(
    settings: RunSettings, *views: View, before: bool = False, end: bool = False
) -> Movie:
    """Return a run packed for the player, from before if it was.

    Args:
        settings: The run.
        *views: What to draw of it.
        before: Whether only its start is shown, the movie being still to come.
        end: Whether only its end is shown, as a still.
    """
    return Job(
        ("movie", settings, json.dumps(views), before, end),
        lambda report: _pack(settings, views, before, end),
        megabytes=MEGABYTES,
    ).result()


def _pack(
    settings: RunSettings, views: Sequence[View], before: bool, end: bool
) -> Movie:
    experiment = experiment_of(settings)
    last = 0 if before else last_good_epoch(experiment.history)
    return record(
        [Recorded(experiment, settings.label)],
        settings.data.features,
        views,
        # A movie that comes after its still begins where it is told.
        run_id=str(hash((settings, before))),
        epochs=(last,) if end else frame_epochs(last),
        waits=before,
    )


def play(
    movie: Movie,
    epoch: int = 0,
    *,
    key: str = "movie",
    plays: bool = False,
    on_rest: Callable[[int], None] | None = None,
    on_cell: Callable[[int], None] | None = None,
) -> None:
    """Show a movie from an epoch on.

    Args:
        movie: What is shown.
        epoch: Where it stands at first.
        key: Name of the player, unique on the page.
        plays: Whether it begins to play by itself.
        on_rest: Told the epoch at which the reader comes to rest; the script then runs
            again.
        on_cell: Told the number of the cell that is pressed, likewise.
    """
    head = struct.pack("<III", movie.frame_at(epoch), on_rest is not None, plays)
    key = key_here(key)
    _player(
        key=key,
        data=head + movie.recording,
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

"""Runs as a movie, beside the same network without σ."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from charts.train_mlp.recording import frame_epochs
from charts.train_mlp.views import View
from core.train_mlp.divergence import last_good_epoch
from screens.train_mlp.experiment import experiment_of
from screens.train_mlp.player import show_player
from screens.train_mlp.player_data import Recorded, record
from screens.train_mlp.run_settings import RunSettings
from ui.jobs import result_of

MEGABYTES = 0.08


class Movie(NamedTuple):
    """A recording, and the epoch of each of its frames."""

    recording: bytes
    epochs: list[int]

    def frame_at(self, epoch: int) -> int:
        """Return the frame nearest to an epoch."""
        return min(range(len(self.epochs)), key=lambda k: abs(self.epochs[k] - epoch))


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
    return result_of(
        ("movie", settings, json.dumps(views), before, end),
        lambda report: _pack(settings, views, before, end),
        megabytes=MEGABYTES,
    )


def _pack(
    settings: RunSettings, views: Sequence[View], before: bool, end: bool
) -> Movie:
    experiment = experiment_of(settings)
    last = 0 if before else last_good_epoch(experiment.history)
    return pack(
        [Recorded(experiment, settings.label)],
        settings.data.features,
        views,
        # A movie that comes after its still begins where it is told.
        run_id=str(hash((settings, before))),
        epochs=(last,) if end else frame_epochs(last),
        waits=before,
    )


def pack(
    runs: Sequence[Recorded],
    features: tuple[str, ...],
    views: Sequence[View],
    *,
    run_id: str,
    epochs: Sequence[int] = (),
    waits: bool = False,
) -> Movie:
    """Pack runs for the player, by default as far as the longest is good."""
    if not epochs:
        epochs = frame_epochs(max(last_good_epoch(r.experiment.history) for r in runs))
    recording = record(runs, features, views, epochs, run_id=run_id, waits=waits)
    return Movie(recording, list(epochs))


def play(movie: Movie, epoch: int = 0, *, key: str = "movie", **how: object) -> None:
    """Show a movie from an epoch on; `how` as `show_player` takes it."""
    show_player(movie.recording, movie.frame_at(epoch), key=key, **how)

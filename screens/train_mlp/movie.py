"""A run as a movie, beside the same network without σ."""

from dataclasses import replace
from typing import NamedTuple

from core.datasets import Dataset
from core.datasets.choice import DataChoice
from core.mlp import MLP
from core.train_mlp.divergence import last_good_epoch
from core.train_mlp.experiment import Experiment, run_experiment
from core.training.config import TrainingConfig
from screens.train_mlp.experiment import experiment_of
from screens.train_mlp.player_data import record
from screens.train_mlp.settings import RunSettings
from ui.jobs import result_of
from ui.player import Rest, resting_epoch, show_player

PLAYER = "player"
MEGABYTES = 0.08
PLANE_PANELS = ("surface 0", "surface 1", "loss", "accuracy")
LINE_PANELS = ("line", "loss", "accuracy")


class Movie(NamedTuple):
    """A recording, and the epoch of each of its frames."""

    recording: bytes
    epochs: list[int]


def show_movie(settings: RunSettings, *, reports: bool) -> int:
    """Play the run of `settings`; return the epoch the reader rests at.

    Args:
        settings: What to play.
        reports: Whether to run the script again when the reader comes to rest.
    """
    experiment = experiment_of(settings)
    plane = experiment.dataset.num_inputs == 2
    panels = PLANE_PANELS if plane else LINE_PANELS
    if experiment.history.accuracy is None:
        panels = panels[:-1]
    rest = Rest.IS_LINKED_AND_RUNS if reports else Rest.IS_LINKED
    return play(settings, panels, key=PLAYER, rest=rest)


def play(
    settings: RunSettings,
    panels: tuple[str, ...],
    *,
    key: str,
    rest: Rest = Rest.IS_LINKED,
) -> int:
    """Show the player with `panels`; return the epoch the reader rests at."""
    movie = movie_of(settings, panels)
    last = movie.epochs[-1]
    wanted = resting_epoch(last, key=PLAYER)
    frame = min(range(len(movie.epochs)), key=lambda k: abs(movie.epochs[k] - wanted))
    show_player(movie.recording, frame, key=key, rest=rest)
    return movie.epochs[frame]


def movie_of(settings: RunSettings, panels: tuple[str, ...]) -> Movie:
    """Return the run of `settings` packed for the player, from before if it was."""
    experiment = experiment_of(settings)
    return result_of(
        ("movie", settings, panels),
        lambda report: _pack(experiment, settings, panels),
        megabytes=MEGABYTES,
    )


def _pack(
    experiment: Experiment, settings: RunSettings, panels: tuple[str, ...]
) -> Movie:
    recording, epochs = record(
        experiment,
        settings.data.features,
        settings.label,
        [panel_of(name) for name in panels],
        run_id=str(hash(settings)),
        last_epoch=last_good_epoch(experiment.history),
    )
    return Movie(recording, epochs)


def run_from(
    mlp: MLP,
    choice: DataChoice,
    config: TrainingConfig,
    *,
    seed: int = 0,
    dataset: Dataset | None = None,
    trains: bool,
) -> Experiment:
    """Train from weights the reader has set, or not at all; as `run_experiment`.

    Nothing is cached: weights between two notches of nine sliders rarely come back.
    """
    config = config if trains else replace(config, num_epochs=0)
    return run_experiment(choice, config, seed, dataset=dataset, start=mlp)


def play_from(
    experiment: Experiment,
    label: str,
    panels: tuple[str, ...],
    features: tuple[str, ...],
    *,
    key: str,
) -> None:
    """Show `panels` of a run of `run_from`, and its curves where it has trained."""
    history = experiment.history
    if history.num_epochs:
        panels += ("loss",)
        panels += ("accuracy",) * (history.accuracy is not None)
    recording, epochs = record(
        experiment,
        features,
        label,
        list(map(panel_of, panels)),
        run_id=f"{key} {history.first[0].sum().item()} {history.num_epochs}",
        last_epoch=history.num_epochs,
    )
    show_player(recording, len(epochs) - 1, key=key)


def panel_of(name: str) -> dict[str, object]:
    """Return the panel that `name` asks for: its kind and what it is about."""
    kind, *numbers = name.split()
    values = [int(number) for number in numbers]
    if kind in ("loss", "accuracy"):
        return {"kind": "curves", "measure": kind}
    if kind in ("before", "after"):
        return {
            "kind": "hidden_space",
            "run": 0,
            "units": values,
            "after": kind == "after",
        }
    return {"kind": kind, "run": values[0] if values else 0}

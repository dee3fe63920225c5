"""A run that starts from weights the reader has set, or shows just them."""

from dataclasses import replace

from core.datasets import Dataset
from core.datasets.choice import DataChoice
from core.mlp import MLP
from core.train_mlp.experiment import Experiment, run_experiment
from core.training.config import TrainingConfig
from screens.train_mlp.movie import panel_of
from screens.train_mlp.player_data import record
from ui.player import show_player


def run_from(
    mlp: MLP,
    choice: DataChoice,
    config: TrainingConfig,
    *,
    seed: int = 0,
    dataset: Dataset | None = None,
    trains: bool,
) -> Experiment:
    """Train from `mlp`, or not at all; arguments as `run_experiment` takes.

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
    """Show `panels` of a run, and its curves where it has trained."""
    if experiment.history.num_epochs:
        panels += ("loss",)
        panels += ("accuracy",) * (experiment.history.accuracy is not None)
    weights = experiment.history.first[0].sum().item()
    recording, epochs = record(
        experiment,
        features,
        label,
        list(map(panel_of, panels)),
        run_id=f"{key} {weights} {experiment.history.num_epochs}",
    )
    show_player(recording, len(epochs) - 1, key=key)

"""Run what the link asks for: once for the whole server."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.mlp import MLP
from core.train_mlp.experiment import Experiment, right_by_best_line, run_experiment
from core.training.config import TrainingConfig
from core.training.cost import estimate_seconds, training_bytes
from screens.train_mlp.settings import Setting
from serving.run import Limit, Report
from ui.jobs import result_of, wait_for

MAX_SECONDS = 10.0
"""The longest run a link may ask for."""
# What is drawn from a run; the runs themselves are kept by `ui.jobs`, by megabytes.
# Two movies of up to 0.25 MB a run, and a slider of 64 values: fewer would thrash.
MAX_RUNS = 192


def _key(setting: Setting) -> int:
    """Return what tells settings apart, in microseconds.

    Streamlit would walk through every field at each of a dozen calls. Python's own hash
    takes -1 for -2, which a reader's own table may well have.
    """
    return hash((setting, repr(setting.data.points), repr(setting.data.units)))


cached = partial(st.cache_resource, hash_funcs={Setting: _key})


def experiment_of(setting: Setting) -> Experiment:
    """Train what `setting` says; a class that opens one link costs one run.

    Raises:
        ValueError: If a number is out of its range or the run takes too long.
    """
    return result_of(
        ("experiment", setting),
        _training(setting),
        megabytes=_megabytes(setting),
        limit=pair_limit(setting.config),
    )


def wait_for_experiment(setting: Setting) -> Experiment | None:
    """Train with progress and a way out where it takes long; None if it is cancelled.

    Raises:
        ValueError: If a number is out of its range or the activation nowhere finite.
    """
    return wait_for(
        ("experiment", setting),
        _training(setting),
        seconds=_seconds(setting),
        megabytes=_megabytes(setting),
        limit=pair_limit(setting.config),
        label="Training",
    )


def pair_limit(config: TrainingConfig) -> Limit:
    """Limit a network and the same without σ, which trains after it."""

    def place(share: float) -> str:
        done = 2 * share * config.num_epochs
        which = "with" if done <= config.num_epochs else "without"
        epoch = done if done <= config.num_epochs else done - config.num_epochs
        return (
            f"at epoch {epoch:,.0f} of {config.num_epochs:,} {which} σ: choose fewer "
            "epochs, units or examples, or a larger batch size"
        )

    return Limit(MAX_SECONDS, place)


def grid_limit(num_epochs: int, settings: int = 1) -> Limit:
    """Limit runs of `settings` settings that train one setting after the other."""

    def place(share: float) -> str:
        done, epochs = divmod(share * settings, 1)
        which = f" of setting {done + 1:.0f} of {settings}" if settings > 1 else ""
        return (
            f"at epoch {epochs * num_epochs:,.0f} of {num_epochs:,}{which}: choose "
            "fewer epochs or examples, or a larger batch size"
        )

    return Limit(MAX_SECONDS, place)


def wait_for_training_from(mlp: MLP, setting: Setting) -> Experiment | None:
    """Train what `setting` says from weights of the reader's own; None where stopped.

    Raises:
        ValueError: If a number is out of its range or the activation nowhere finite.
    """
    weights = tuple(tuple(part.flatten().tolist()) for part in mlp)
    return wait_for(
        ("experiment", setting, weights),
        _training(setting, mlp),
        seconds=_seconds(setting),
        megabytes=_megabytes(setting),
        limit=pair_limit(setting.config),
        label="Training from these weights",
    )


def _training(
    setting: Setting, start: MLP | None = None
) -> Callable[[Report], Experiment]:
    return lambda report: run_experiment(
        setting.data,
        setting.config,
        setting.seed,
        dataset=setting.own,
        start=start,
        on_epoch=report,
    )


def _seconds(setting: Setting) -> float:
    return 2 * estimate_seconds(*_size(setting))


def _megabytes(setting: Setting) -> float:
    return 2 * training_bytes(*_size(setting)) / 1e6


def _size(setting: Setting) -> tuple[int, TrainingConfig, int, int]:
    """Return examples, configuration, runs and inputs of each of the two trainings."""
    data = setting.data
    n = round((len(data.points) or data.num_points) * data.train_share)
    return max(1, n), setting.config, 1, max(1, len(data.features))


@cached(max_entries=MAX_RUNS, show_spinner=False)
def best_line_of(setting: Setting) -> int | None:
    """Return how many training examples the best linear model has right."""
    data = experiment_of(setting).data
    return right_by_best_line(data.X, data.y)

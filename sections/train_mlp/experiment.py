"""Run what the link asks for: once for the whole server."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.cost import estimate_seconds, training_bytes
from core.experiment import Experiment, right_by_best_line, run_experiment
from core.training_config import TrainingConfig
from sections.train_mlp.settings import Setting
from ui.jobs import PATIENCE, result_of, wait_for
from ui.run import Report

# What is drawn from a run; the runs themselves are kept by `ui.jobs`, by megabytes.
# Two movies of up to 0.25 MB a run, and a slider of 64 values: fewer would thrash.
MAX_RUNS = 192

# Python's own hash of what a link says takes microseconds; Streamlit's would walk
# through every field of it at each of a dozen calls.
cached = partial(st.cache_resource, hash_funcs={Setting: hash})


def experiment_of(setting: Setting) -> Experiment:
    """Train what `setting` says; a class that opens one link costs one run."""
    return result_of(
        ("experiment", setting), _training(setting), megabytes=_megabytes(setting)
    )


def wait_for_experiment(setting: Setting) -> bool:
    """Train with progress and a way out where it takes long; say whether it is done.

    Raises:
        ValueError: If a number is out of its range or the run would take too long.
    """
    if (seconds := _seconds(setting)) < PATIENCE:
        return experiment_of(setting) is not None
    experiment = wait_for(
        ("experiment", setting),
        _training(setting),
        seconds=seconds,
        megabytes=_megabytes(setting),
        label="Training",
    )
    return experiment is not None


def _training(setting: Setting) -> Callable[[Report], Experiment]:
    return lambda report: run_experiment(
        setting.data, setting.config, setting.seed, dataset=setting.own, on_epoch=report
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

"""Run what the link asks for: once for the whole server, and not for too long."""

from functools import partial

import streamlit as st

from core.mlp import MLP
from core.train_mlp.experiment import Experiment, right_by_best_line, run_experiment
from core.training.config import TrainingConfig
from core.training.cost import estimate_seconds, training_bytes
from screens.train_mlp.run_limit import training_limit
from screens.train_mlp.run_settings import RunSettings
from ui.jobs import Job

# What is drawn from a run; the runs themselves are kept by `ui.jobs`, by megabytes.
# Two movies of up to 0.25 MB a run, and a slider of 64 values: fewer would thrash.
MAX_RUNS = 192


def _key(settings: RunSettings) -> int:
    """Return what tells settings apart, in microseconds.

    Streamlit would walk through every field at each of a dozen calls. Python's own hash
    takes -1 for -2, which a reader's own table may well have.
    """
    return hash((settings, repr(settings.data.points), repr(settings.data.units)))


cached = partial(st.cache_resource, hash_funcs={RunSettings: _key})


def experiment_of(settings: RunSettings) -> Experiment:
    """Train what `settings` says; a class that opens one link costs one run.

    Raises:
        ValueError: If a number is out of its range or the run takes too long.
    """
    return _job(settings).result()


def wait_for_experiment(
    settings: RunSettings, start: MLP | None = None
) -> Experiment | None:
    """Train with progress and a way out where it takes long; None if it is cancelled.

    Args:
        settings: What to train.
        start: Weights of the reader's own, in place of random ones.

    Raises:
        ValueError: If a number is out of its range or the activation nowhere finite.
    """
    return _job(settings, start).wait()


def _job(settings: RunSettings, start: MLP | None = None) -> Job[Experiment]:
    weights = [tuple(part.flatten().tolist()) for part in start or ()]
    return Job(
        ("experiment", settings, *weights),
        lambda report: run_experiment(
            settings.data,
            settings.config,
            settings.seed,
            dataset=settings.own,
            start=start,
            on_epoch=report,
        ),
        seconds=estimate_seconds(*_size(settings)),
        megabytes=training_bytes(*_size(settings)) / 1e6,
        limit=training_limit(settings.config.num_epochs),
        label="Training from these weights" if start else "Training",
    )


def _size(settings: RunSettings) -> tuple[int, TrainingConfig, int, int]:
    """Return examples, configuration, runs and inputs: two runs of one batch."""
    inputs = max(1, len(settings.data.features))
    return settings.num_train, settings.config, 2, inputs


@cached(max_entries=MAX_RUNS, show_spinner=False)
def best_line_of(settings: RunSettings) -> int | None:
    """Return how many training examples the best linear model has right."""
    data = experiment_of(settings).data
    return right_by_best_line(data.X, data.y)

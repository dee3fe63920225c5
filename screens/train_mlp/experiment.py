"""Run what the link asks for: once for the whole server, and not for too long."""

from functools import partial

import streamlit as st

from core.mlp import MLP
from core.train_mlp.experiment import Experiment, run_experiment
from core.training.cost import training_bytes
from screens.train_mlp.run_limit import training_limit
from screens.train_mlp.run_settings import RunSettings
from ui.jobs import Job

# What is drawn from a run; the runs themselves are kept by `ui.jobs`, by megabytes.
# Two movies of up to 0.25 MB a run, and a slider of 64 values: fewer would thrash.
MAX_RUNS = 192
# Of an experiment: the network, and beside it the same without activation.
RUNS = 2


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
    size = training_bytes(
        settings.num_train, settings.config, RUNS, settings.num_inputs
    )
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
        seconds=settings.seconds(RUNS),
        megabytes=size / 1e6,
        limit=training_limit(settings.config.num_epochs),
        label="Training from these weights" if start else "Training",
    )

"""Run what the link asks for: once for the whole server."""

from functools import partial

import streamlit as st

from core.experiment import Experiment, right_by_best_line, run_experiment
from sections.train_mlp.settings import Setting

# A history of the largest network a link can ask for has 3 MB: 64 of them are bounded.
MAX_RUNS = 64

# Python's own hash of what a link says takes microseconds; Streamlit's would walk
# through every field of it at each of a dozen calls.
cached = partial(st.cache_resource, hash_funcs={Setting: hash})


@cached(max_entries=MAX_RUNS, show_spinner="Training …")
def experiment_of(setting: Setting) -> Experiment:
    """Train what `setting` says; a class that opens one link costs one run."""
    return run_experiment(
        setting.data, setting.config, setting.seed, dataset=setting.own
    )


@cached(max_entries=MAX_RUNS, show_spinner=False)
def best_line_of(setting: Setting) -> int | None:
    """Return how many training examples the best linear model has right."""
    data = experiment_of(setting).data
    return right_by_best_line(data.X, data.y)

"""The run that the controls say, read from the session."""

from typing import Any

import streamlit as st

from core.datasets import DATASETS
from core.datasets.choice import DataChoice
from core.training.config import TrainingConfig
from screens.train_mlp.link import (
    DEFAULT_NOISE,
    FORMULA,
    FULL_BATCH,
    LINK,
    NO_TARGET,
    OWN,
)
from screens.train_mlp.own_data import examples_by_rule
from screens.train_mlp.run_settings import RunSettings
from ui.controls import Options, Text
from ui.controls.moved import take_moves

CHOSEN = "chosen_settings"
"""Where what was chosen last is found, for what is folded away."""
EXAMPLES = "own_examples"
"""Where the reader's own examples are found."""
ALL_EXAMPLES = 10_000


def read_settings() -> RunSettings:
    """Return the run that the controls say, and keep it for what is folded away.

    Raises:
        ValueError: In one sentence, if a formula cannot be used.
    """
    take_moves()
    name, own, noise = value_of("dataset"), None, value_of("noise")
    data = DataChoice(
        name,
        value_of("num_points"),
        None if noise == DEFAULT_NOISE else float(noise),
        value_of("train_share"),
        tuple(value_of("features")),
    )
    if name == OWN:
        own = st.session_state[EXAMPLES]
    elif name == FORMULA:
        own = examples_by_rule(value_of("rule"), data.num_points)
    dataset = own.dataset if own else DATASETS[name]
    settings = RunSettings(
        own.choice(data) if own else data,
        _read_training(dataset.task == "regression"),
        int(value_of("seed")),
        own.dataset if own else None,
    )
    st.session_state[CHOSEN] = settings
    return settings


def _read_training(regression: bool) -> TrainingConfig:
    activation, optimizer = value_of("activation"), value_of("optimizer")
    batch_size, target = value_of("batch_size"), value_of("target")
    return TrainingConfig(
        num_hiddens=value_of("num_hiddens"),
        activation=value_of("sigma") if activation == FORMULA else activation,
        loss="squared_error" if regression else value_of("loss"),
        optimizer=optimizer,
        lr=float(value_of("lr")),
        batch_size=ALL_EXAMPLES if batch_size == FULL_BATCH else int(batch_size),
        num_epochs=value_of("num_epochs"),
        momentum=value_of("momentum") if optimizer == "sgd" else 0.0,
        l1=value_of("l1"),
        l2=value_of("l2"),
        init_scale=value_of("init_scale"),
        target_accuracy=None if regression or target == NO_TARGET else float(target),
    )


def value_of(key: str) -> Any:
    """Return what the control of a key is set to, as the control returns it."""
    value, entry = st.session_state[key], LINK[key]
    if isinstance(entry, Text):
        return (value or "")[: entry.max_chars]
    if isinstance(entry, Options):
        return value or entry.default or entry.values[0]
    return value

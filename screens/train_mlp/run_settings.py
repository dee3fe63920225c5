"""What a run is made of, by itself and as the controls say it.

Most screens of this lesson look at `circles`: two rings, one hidden layer.
"""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.activations import ACTIVATIONS
from core.datasets import DATASETS, Dataset
from core.datasets.choice import DataChoice
from core.training.config import TrainingConfig
from core.training.cost import estimate_seconds
from screens.train_mlp.link import (
    DEFAULT_NOISE,
    FORMULA,
    FULL_BATCH,
    LINK,
    NO_TARGET,
    OWN,
    STANDARD,
)
from screens.train_mlp.own_data import examples_by_rule
from ui.controls import Options, Text
from ui.controls.moved import take_moves

DATA = DataChoice("circles", LINK["num_points"].default)
NUM_EPOCHS = STANDARD.num_epochs
EXAMPLES = "own_examples"
"""Where the reader's own examples are found."""
ALL_EXAMPLES = 10_000
_CHOSEN = "chosen_settings"


@dataclass(frozen=True)
class RunSettings:
    """What the reader has chosen."""

    data: DataChoice
    config: TrainingConfig
    seed: int
    own: Dataset | None = None

    @property
    def label(self) -> str:
        """How to call the network."""
        units = self.config.num_hiddens
        noun = "unit" if units == 1 else "units"
        return f"{units} {self.sigma} {noun}"

    @property
    def num_train(self) -> int:
        """How many examples it is trained on."""
        data = self.data
        rows = len(data.points) or data.num_points
        return max(1, round(rows * data.train_share))

    @property
    def num_inputs(self) -> int:
        """How many inputs the network is given, rather too many for data on a line."""
        return max(1, len(self.data.features))

    def seconds(self, runs: int) -> float:
        """Estimate how long it takes to train that many of it side by side."""
        return estimate_seconds(self.num_train, self.config, runs, self.num_inputs)

    @property
    def sigma(self) -> str:
        """How to call the activation: by its name, or by its formula."""
        name = self.config.activation
        return ACTIVATIONS[name].label if name in ACTIVATIONS else name


def circles(
    num_hiddens: int = STANDARD.num_hiddens, activation: str = "relu", seed: int = 0
) -> RunSettings:
    """Return the settings with which the laboratory opens, with another network."""
    config = TrainingConfig(
        num_hiddens=num_hiddens,
        activation=activation,
        lr=STANDARD.lr,
        num_epochs=NUM_EPOCHS,
    )
    return RunSettings(DATA, config, seed)


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
    st.session_state[_CHOSEN] = settings
    return settings


def chosen_settings() -> RunSettings:
    """Return the run that was read last, for what is folded away; else `circles`."""
    return st.session_state.get(_CHOSEN) or circles()


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

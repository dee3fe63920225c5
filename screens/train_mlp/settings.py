"""Everything of lesson 4 that stands in the link: data, network, training."""

from dataclasses import dataclass, replace

import streamlit as st

from core.activations import ACTIVATIONS
from core.datasets import DATASETS, Dataset
from core.datasets.choice import PLAIN_FEATURES, DataChoice
from core.datasets.features import FEATURES
from core.train_mlp.defaults import STANDARD, Recommended, recommended_for
from core.train_mlp.divergence import LADDER
from core.training.config import TrainingConfig
from screens.train_mlp.own_data import choose_rule, choose_table
from screens.train_mlp.own_link import leave_table
from screens.train_mlp.training_choice import choose_training
from ui.controls import (
    FloatRange,
    IntRange,
    choose_float,
    choose_from_list,
    choose_int,
    choose_many,
    choose_step,
    choose_text,
)
from ui.seed import choose_seed

OWN = ("own", "formula")
FORMULA = "formula"
NUM_HIDDENS = IntRange(1, 64, STANDARD.num_hiddens)
NUM_POINTS = IntRange(20, 1000, 300, 20)
# "own" is what each data set comes with.
NOISES = ("own", "0", "0.05", "0.1", "0.15", "0.2", "0.3", "0.4", "0.6", "0.8", "1")
TRAIN_SHARE = FloatRange(0.1, 1.0, 0.75, 0.05, "%.2f")
# What the controls began with when the script last ran.
BEGUN = "recommended_before"
# Written as in the link: ?lr=0.5 and ?lr=5, not 5.0.
LEARNING_RATES = tuple(int(lr) if lr >= 1 else lr for lr in LADDER)


@dataclass(frozen=True)
class Setting:
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
    def sigma(self) -> str:
        """How to call the activation: by its name in words, or by its formula."""
        name = self.config.activation
        return name.replace("_", " ") if name in ACTIVATIONS else name


def choose_setting() -> Setting:
    """Draw the controls beside the picture; return what they say.

    Raises:
        ValueError: In one sentence, if a table or formula cannot be used.
    """
    # So that the longest names of both fit: body_temperature and hardsigmoid.
    left, right = st.columns([6, 5], gap="small")
    with left:
        name = choose_from_list("Data", "dataset", (*DATASETS, *OWN), "circles")
    with right:
        activation = choose_from_list(
            "Activation σ", "activation", (*ACTIVATIONS, FORMULA), "relu"
        )
    if activation == FORMULA:
        activation = choose_text(
            "σ(x) =", "sigma", "x / (1 + abs(x))", help="A formula in x"
        )
    begin = _begin_with(name)
    num_hiddens = choose_int(
        "Hidden units", "num_hiddens", NUM_HIDDENS._replace(default=begin.num_hiddens)
    )
    lr = choose_step("Learning rate", "lr", LEARNING_RATES, begin.lr)
    seed = choose_seed()
    with st.expander("More settings", icon=":material/tune:"):
        data = _choose_data(name)
        config = choose_training(name, num_hiddens, activation, lr, begin)
    if name == "own":
        own = choose_table()
        if own.dataset.task == "regression":
            config = replace(config, loss="squared_error", target_accuracy=None)
        return Setting(own.choice(data), config, seed, own.dataset)
    leave_table()
    if name == "formula":
        own = choose_rule(data.num_points)
        return Setting(own.choice(data), config, seed, own.dataset)
    return Setting(data, config, seed)


def _begin_with(name: str) -> Recommended:
    """Return where the controls begin for the data, and move those left untouched.

    A default drops out of the link, so what a link leaves out has to mean the default
    of the data it names: also in a session that came from other data.
    """
    begin = recommended_for(name)
    before = st.session_state.get(BEGUN, begin)
    for key, old, new in zip(Recommended._fields, before, begin, strict=True):
        if old != new and st.session_state.get(key) == old:
            st.session_state[key] = new
    st.session_state[BEGUN] = begin
    return begin


def _choose_data(name: str) -> DataChoice:
    left, right = st.columns(2)
    with left:
        num_points = choose_int("Examples", "num_points", NUM_POINTS)
    with right:
        share = choose_float("Training share", "train_share", TRAIN_SHARE)
    noise = choose_step("Noise (std; own: the data set's)", "noise", NOISES, "own")
    features = choose_many(
        "Hand-made features", "features", tuple(FEATURES), PLAIN_FEATURES
    )
    return DataChoice(
        name,
        num_points,
        None if noise == "own" else float(noise),
        share,
        tuple(features),
    )

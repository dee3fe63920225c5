"""The run a reader chooses: data, network and training, each control in the link."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.datasets import DATASETS, Dataset
from core.datasets.choice import DataChoice
from core.training.config import TrainingConfig
from screens.train_mlp.link import (
    DEFAULT_NOISE,
    FORMULA,
    FULL_BATCH,
    LINK,
    NO_TARGET,
    OWN,
    Recommended,
    recommended_for,
)
from screens.train_mlp.own_data import choose_rule, choose_table
from screens.train_mlp.own_table import leave_table
from screens.train_mlp.run_settings import RunSettings
from ui.controls import (
    choose_float,
    choose_from_list,
    choose_int,
    choose_many,
    choose_one,
    choose_step,
    choose_text,
)
from ui.controls.held import key_here
from ui.seed import choose_seed

# What the controls began with when the script last ran.
BEGUN = "recommended_before"
CHOSEN = "chosen_settings"
"""Where what was chosen last is found, for what is folded away."""
ALL_EXAMPLES = 10_000


class Rest(NamedTuple):
    """All of a run but its network and learning rate.

    Attributes:
        begin: Where the controls begin for these data.
        data: The examples.
        config: The training, with a network that does not count.
        seed: Of all draws.
        own: How to plot a reader's own data; None for a data set of the registry.
    """

    begin: Recommended
    data: DataChoice
    config: TrainingConfig
    seed: int
    own: Dataset | None


def choose_settings(also: Callable[[], object] = lambda: None) -> RunSettings:
    """Draw all controls of a run behind one button; return what they say.

    Args:
        also: Draws more of them.

    Raises:
        ValueError: In one sentence, if a table or formula cannot be used.
    """
    with behind_a_button():
        also()
        return choose_network(choose_rest())


def behind_a_button(label: str = "Data and settings") -> DeltaGenerator:
    """Return what holds controls that are seldom moved: a button that opens."""
    with st.container(key=key_here("settings")):
        return st.popover(
            label,
            icon=":material/tune:",
            key=key_here("open_settings"),
            width="stretch",
        )


def choose_rest() -> Rest:
    """Draw the controls of the data and the training.

    Raises:
        ValueError: In one sentence, if a table or formula cannot be used.
    """
    name = choose_from_list("Data", "dataset", *LINK["dataset"])
    begin = _begin_with(name)
    own = choose_table() if name == OWN else None
    if name != OWN:
        leave_table()
    rule = st.container()
    seed = choose_seed()
    data = _choose_data(name)
    config = _choose_training(begin)
    if name == FORMULA:
        with rule:
            own = choose_rule(data.num_points)
    dataset = own.dataset if own else DATASETS[name]
    if dataset.task == "regression":
        config = replace(config, loss="squared_error", target_accuracy=None)
    if not own:
        return Rest(begin, data, config, seed, None)
    return Rest(begin, own.choice(data), config, seed, dataset)


def choose_network(rest: Rest) -> RunSettings:
    """Draw the three controls that matter most; return the whole run."""
    activation = choose_from_list("Activation σ", "activation", *LINK["activation"])
    if activation == FORMULA:
        sigma = LINK["sigma"].default
        activation = choose_text("σ(x) =", "sigma", sigma, help="A formula in x")
    units = LINK["num_hiddens"]._replace(default=rest.begin.num_hiddens)
    num_hiddens = choose_int("Hidden units", "num_hiddens", units)
    lr = choose_step("Learning rate", "lr", LINK["lr"].values, rest.begin.lr)
    config = replace(
        rest.config, num_hiddens=num_hiddens, activation=activation, lr=float(lr)
    )
    settings = RunSettings(rest.data, config, rest.seed, rest.own)
    st.session_state[CHOSEN] = settings
    return settings


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
        num_points = choose_int("Examples", "num_points", LINK["num_points"])
    with right:
        share = choose_float("Training share", "train_share", LINK["train_share"])
    noise = choose_step("Noise (std; own: the data set's)", "noise", *LINK["noise"])
    features = choose_many("Hand-made features", "features", *LINK["features"])
    std = None if noise == DEFAULT_NOISE else float(noise)
    return DataChoice(name, num_points, std, share, tuple(features))


def _choose_training(begin: Recommended) -> TrainingConfig:
    left, right = st.columns(2)
    with left:
        optimizers = LINK["optimizer"].values
        optimizer = choose_one("Optimiser", "optimizer", optimizers, begin.optimizer)
        batch_size = choose_step("Batch size", "batch_size", *LINK["batch_size"])
        l1 = choose_step("L1 penalty", "l1", *LINK["l1"])
        scale = choose_float("Initialisation scale", "init_scale", LINK["init_scale"])
    with right:
        momentum = choose_float("Momentum (SGD)", "momentum", LINK["momentum"])
        epochs = LINK["num_epochs"]._replace(default=begin.num_epochs)
        num_epochs = choose_int("Epochs", "num_epochs", epochs)
        l2 = choose_step("L2 penalty", "l2", *LINK["l2"])
        target = choose_step("Stop at accuracy", "target", *LINK["target"])
    loss = choose_one("Loss", "loss", *LINK["loss"])
    return TrainingConfig(
        loss=loss,
        optimizer=optimizer,
        batch_size=ALL_EXAMPLES if batch_size == FULL_BATCH else int(batch_size),
        num_epochs=num_epochs,
        momentum=momentum if optimizer == "sgd" else 0.0,
        l1=l1,
        l2=l2,
        init_scale=scale,
        target_accuracy=None if target == NO_TARGET else float(target),
    )

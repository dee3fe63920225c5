"""The run a reader chooses: data, network and training, each control in the link."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from screens.train_mlp.link import (
    FORMULA,
    LINK,
    OWN,
    Recommended,
    recommended_for,
)
from screens.train_mlp.own_data import choose_rule, choose_table
from screens.train_mlp.own_table import leave_table
from screens.train_mlp.run_settings import EXAMPLES, value_of
from ui.controls import (
    choose_float,
    choose_from_list,
    choose_int,
    choose_many,
    choose_one,
    choose_step,
    choose_text,
    redrawing,
)
from ui.controls.held import is_held, key_here
from ui.controls.moved import move_and_draw, take_moves
from ui.fragments import fragment
from ui.seed import choose_seed

# The data whose recommendations the controls began with when they were last drawn.
BEGUN = "began_with"
RUN = "run"
"""The fragment that a setting draws: the run, without the settings."""


def choose_settings(also: Callable[[], object] = lambda: None) -> None:
    """Draw all controls of a run behind one button; `read_settings` reads the run.

    Args:
        also: Draws more of them.

    Raises:
        ValueError: In one sentence, if a table cannot be used.
    """
    with behind_a_button():
        with redrawing(RUN):
            also()
        choose_rest()
        _in_a_part("activation", choose_activation, "activation")
        choose_size()


def behind_a_button(label: str = "Data and settings") -> DeltaGenerator:
    """Return what holds controls that are seldom moved: a button that opens."""
    with st.container(key=key_here("settings")):
        return st.popover(
            label,
            icon=":material/tune:",
            key=key_here("open_settings"),
            width="stretch",
        )


def _in_a_part(key: str, choose: Callable[[], object], *also: str) -> None:
    """Draw a control in a fragment of its key, which is also drawn for others.

    Args:
        key: Of the fragment.
        choose: Draws the control.
        *also: What a move of it draws beside the run.
    """

    def show() -> None:
        take_moves()
        with redrawing(*also, RUN):
            choose()

    fragment(show, key)()


def choose_rest() -> None:
    """Draw the controls of the data and the training.

    Raises:
        ValueError: In one sentence, if a table cannot be used.
    """
    with redrawing(RUN, move=_draw_what_follows):
        name = choose_from_list("Data", "dataset", *LINK["dataset"])
    st.session_state.update(_begin_with(name))
    if name == OWN:
        st.session_state[EXAMPLES] = choose_table()
    else:
        leave_table()
    with redrawing(RUN):
        if name == FORMULA:
            choose_rule()
    _in_a_part("seed", choose_seed)
    with redrawing(RUN):
        _choose_data()
        _choose_training()


def choose_activation() -> None:
    """Draw the control of the activation."""
    activation = choose_from_list("Activation σ", "activation", *LINK["activation"])
    if activation == FORMULA:
        choose_text("σ(x) =", "sigma", LINK["sigma"].default, help="A formula in x")


def choose_size() -> None:
    """Draw the controls of the network's width and of the learning rate."""
    _in_a_part("num_hiddens", _choose_units)
    _in_a_part("lr", _choose_rate)


def _choose_units() -> None:
    bounds = LINK["num_hiddens"]._replace(default=_begin().num_hiddens)
    choose_int("Hidden units", "num_hiddens", bounds)


def _choose_rate() -> None:
    choose_step("Learning rate", "lr", LINK["lr"].values, _begin().lr)


def _choose_optimizer() -> None:
    optimizers = LINK["optimizer"].values
    choose_one("Optimiser", "optimizer", optimizers, _begin().optimizer)


def _choose_epochs() -> None:
    bounds = LINK["num_epochs"]._replace(default=_begin().num_epochs)
    choose_int("Epochs", "num_epochs", bounds)


def _begin() -> Recommended:
    return recommended_for(value_of("dataset"))


def _begin_with(name: str) -> dict[str, object]:
    """Return where the controls left untouched have to move for other data.

    A default drops out of the link, so what a link leaves out has to mean the default
    of the data it names: also in a session that came from other data.
    """
    before, begin = (
        recommended_for(data)._asdict()
        for data in (st.session_state.get(BEGUN, name), name)
    )
    st.session_state[BEGUN] = name
    return {
        key: new
        for key, new in begin.items()
        if new != before[key] == st.session_state.get(key) and not is_held(key)
    }


def _draw_what_follows(run: str) -> None:
    """Draw the run of other data, and the controls that begin elsewhere for them.

    Data of the reader's own bring controls along: there all is drawn.
    """
    name, before = st.session_state["dataset"], st.session_state[BEGUN]
    if not {name, before} & {OWN, FORMULA}:
        move_and_draw(_begin_with(name), *_differ(before, name), run)


def _differ(before: str, name: str) -> list[str]:
    """Return the controls that begin elsewhere for other data."""
    old, new = (recommended_for(data)._asdict() for data in (before, name))
    return [key for key in old if old[key] != new[key]]


def _choose_data() -> None:
    left, right = st.columns(2)
    with left:
        choose_int("Examples", "num_points", LINK["num_points"])
    with right:
        choose_float("Training share", "train_share", LINK["train_share"])
    choose_step("Noise (std; own: the data set's)", "noise", *LINK["noise"])
    choose_many("Hand-made features", "features", *LINK["features"])


def _choose_training() -> None:
    left, right = st.columns(2)
    with left:
        _in_a_part("optimizer", _choose_optimizer)
        choose_step("Batch size", "batch_size", *LINK["batch_size"])
        choose_step("L1 penalty", "l1", *LINK["l1"])
        choose_float("Initialisation scale", "init_scale", LINK["init_scale"])
    with right:
        choose_float("Momentum (SGD)", "momentum", LINK["momentum"])
        _in_a_part("num_epochs", _choose_epochs)
        choose_step("L2 penalty", "l2", *LINK["l2"])
        choose_step("Stop at accuracy", "target", *LINK["target"])
    choose_one("Loss", "loss", *LINK["loss"])

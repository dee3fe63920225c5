"""A and B: the same data and seed, one setting changed."""

from dataclasses import replace

import streamlit as st

from charts.train_mlp.recording import frame_epochs
from core.activations import ACTIVATIONS
from core.train_mlp.divergence import last_good_epoch
from core.train_mlp.experiment import Experiment
from screens.train_mlp.experiment import cached, wait_for_experiment
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import Movie, panel_of
from screens.train_mlp.player_data import start_blob
from screens.train_mlp.recorded_runs import add_linear, add_network
from screens.train_mlp.settings import RunSettings
from ui.controls import (
    choose_float,
    choose_from_list,
    choose_int,
    choose_one,
    choose_step,
)
from ui.fragments import fragment
from ui.markdown import plain_text
from ui.player import show_player

Pair = tuple[Experiment, Experiment]
# A fifth of a megabyte each.
MAX_MOVIES = 12
# Name on the page and in the link -> field of the configuration.
CHANGES = dict(
    zip(
        LINK["change"].values,
        ("activation", "num_hiddens", "lr", "optimizer", "l2", "init_scale"),
        strict=True,
    )
)


@fragment
def show_a_and_b(settings: RunSettings) -> None:
    """Play the run of `settings` (A) beside one that differs in one setting (B)."""
    change = choose_one("Change for B", "change", *LINK["change"])
    field = CHANGES[change]
    changed = {field: _choose_value(field)}
    if changed == {"optimizer": "adam"}:
        changed["momentum"] = 0.0
    other = replace(settings, config=replace(settings.config, **changed))
    try:
        runs = wait_for_experiment(settings), wait_for_experiment(other)
    except ValueError as refusal:
        st.error(str(refusal))
        return
    if None in runs:
        return
    movie = _movie(settings, other, runs)
    show_player(movie.recording, len(movie.epochs) - 1, key="a_and_b")
    st.markdown(_difference(settings, other, change, runs))


def _choose_value(field: str) -> object:
    key = f"b_{field}"
    match field:
        case "activation":
            return choose_from_list("Activation of B", key, *LINK[key])
        case "num_hiddens":
            return choose_int("Hidden units of B", key, LINK[key])
        case "lr":
            return choose_step("Learning rate of B", key, *LINK[key])
        case "optimizer":
            return choose_one("Optimiser of B", key, *LINK[key])
        case "l2":
            return choose_step("L2 penalty of B", key, *LINK[key])
    return choose_float("Initialisation scale of B", key, LINK[key])


@cached(max_entries=MAX_MOVIES, show_spinner=False)
def _movie(a: RunSettings, b: RunSettings, _runs: Pair) -> Movie:
    runs = _runs  # which Streamlit leaves out of the key because of its name
    epochs = frame_epochs(max(last_good_epoch(run.history) for run in runs))
    plane = runs[0].dataset.num_inputs == 2
    names = ["surface 0", "surface 1"] if plane else ["line"]
    names += ["loss"] + ["accuracy"] * (runs[0].history.accuracy is not None)
    blob = start_blob(
        runs[0], a.data.features, epochs, list(map(panel_of, names)), str(hash((a, b)))
    )
    blob.header["runs"] = [
        add_network(
            blob, run, a.data.features, f"{name}: {settings.label}", epochs,
            role=role, short=name,
        )
        for name, settings, run, role in zip(
            "AB", (a, b), runs, ("hidden", "other"), strict=True
        )
    ] + [add_linear(blob, runs[0], epochs)]  # fmt: skip
    return Movie(blob.pack(), epochs)


def _difference(a: RunSettings, b: RunSettings, change: str, runs: Pair) -> str:
    first, second = (getattr(s.config, CHANGES[change]) for s in (a, b))
    if first == second:
        return (
            f"A and B have the same {change}, so they are the same run: choose another."
        )
    ends = [_end(run) for run in runs]
    return (
        f"**What you see.** Orange is A, with {change} {_name(first)}; blue is B, with "
        f"{_name(second)}; grey and dashed is A without σ. Data, seed and everything "
        f"else are the same. A ends with {ends[0]}, B with {ends[1]}."
    )


def _name(value: object) -> str:
    if not isinstance(value, str):
        return f"{value:g}"
    return value.replace("_", " ") if value in ACTIVATIONS else plain_text(value)


def _end(run: Experiment) -> str:
    last = last_good_epoch(run.history)
    if last < run.history.num_epochs:
        return f"a loss that diverged in epoch {last + 1}"
    loss = f"a training loss of {run.history.loss[last, 0].item():.3f}"
    if run.history.accuracy is None:
        return loss
    return f"{run.history.accuracy[last, 0].item():.1%} of the training examples right"

"""Which activation trains best? Eight seeds each, all at one learning rate."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.activations import ACTIVATIONS
from core.train_mlp.experiment import Experiment
from screens.train_mlp.grids import Configs, grid_job, show_grid, show_losses
from screens.train_mlp.link import LINK
from screens.train_mlp.outcomes import written
from screens.train_mlp.own_run import with_run
from screens.train_mlp.run_settings import RunSettings, chosen_settings, circles
from ui.controls import choose_many
from ui.deck import once_answered
from ui.screen import Choice, Screen

OPTIONS = ("relu", "tanh", "sigmoid", "gelu")
MOST_RACERS = 12


def _racers() -> tuple[str, ...]:
    return tuple(st.session_state.get("racers") or LINK["racers"].default)


def race_of(settings: RunSettings, racers: tuple[str, ...]) -> Configs:
    """Return a run with each activation, by its key."""
    return {name: replace(settings.config, activation=name) for name in racers}


def _show_race(
    settings: RunSettings, run: Experiment, place: DeltaGenerator, solved: bool
) -> None:
    """Draw cells without numbers; once it is guessed, where every run ended."""
    configs = race_of(settings, _racers() if solved else LINK["racers"].default)
    show_grid(settings, configs, run, place, solved=solved, key="race_cell")


def _choose_racers() -> None:
    choose_many("Racers", "racers", *LINK["racers"], most=MOST_RACERS)


def medians() -> dict[str, float]:
    """Return what the middle seed gets right, by activation, on the circles."""
    grid = grid_job(circles(), race_of(circles(), LINK["racers"].default)).result()
    return {name: grid.finals[name].median().item() for name in OPTIONS}


def truth() -> str:
    """Name the activation that ends last."""
    found = medians()
    return min(found, key=found.__getitem__)


def reply(answer: str) -> str:
    """Say how the chosen one ended, and which did worst."""
    last, name = truth(), ACTIVATIONS[answer].label
    ended = written(medians()[answer], "accuracy")
    if answer == last:
        return f"Yes, of these four: {name}, with a median of {ended}."
    why = {
        "relu": "Dead units, 0 for every example, are rare here",
        "tanh": "It saturates, too, but around 0 its slope is 1",
        "gelu": "It is a smoothed ReLU, and trains like one",
    }
    return (
        f"{name}: {ended}. {why.get(answer, 'It trains well')}. "
        f"{ACTIVATIONS[last].label}: {written(medians()[last], 'accuracy')}."
    )


def explain() -> str:
    """Say why, and what the race does not show."""
    return (
        "**The sigmoid's slope is at most ¼,** so every step is smaller. A larger "
        "learning rate makes up for much of it: try 2.\n\nAll race at one learning "
        "rate; another may suit another activation. The grid runs your own "
        "settings."
    )


def show_curves() -> None:
    """Draw the losses of the race that was chosen last."""
    settings = chosen_settings()
    show_losses(grid_job(settings, race_of(settings, _racers())), "activation")


SCREEN = Screen(
    "race",
    label="Race",
    title="One of these hardly gets off the ground. Which?",
    setup="The circles of the first screen, 8 units, 100 epochs at learning rate 0.2, "
    "eight seeds each.",
    show=with_run(_show_race, _choose_racers),
    ask=Choice({name: ACTIVATIONS[name].label for name in OPTIONS}, truth, reply),
    explain=explain,
    more={"Losses by epoch": once_answered("train_mlp", "race", show_curves)},
)

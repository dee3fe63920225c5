"""The laboratory: any data, any setting, the movie and what is inside."""

from functools import partial

import streamlit as st

from charts.train_mlp.views import (
    DIAGRAM,
    EACH_UNIT,
    HISTOGRAM,
    LINE,
    View,
    curve,
    row,
    space,
    surface,
    view,
)
from core.train_mlp.comparison import Comparison, Outcome, compare
from core.train_mlp.divergence import last_good_epoch
from core.train_mlp.experiment import Experiment
from screens.train_mlp.diverged import offer_stable_rate
from screens.train_mlp.experiment import wait_for_experiment
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import movie_of, play
from screens.train_mlp.own_run import epoch_here, keep_epoch, refuse
from screens.train_mlp.run_settings import RunSettings, read_settings
from screens.train_mlp.setting_controls import (
    RUN,
    behind_a_button,
    choose_activation,
    choose_rest,
    choose_size,
)
from screens.train_mlp.take_away import show_script
from ui.controls.kinds import read_int
from ui.deck import controls, picture, readout
from ui.fragments import fragment
from ui.screen import Screen
from ui.text import to_html

FOLLOWS = {
    Outcome.FOUND: "Only σ tells them apart: training found features that nobody had "
    "to think of.",
    Outcome.TIED: "σ gains next to nothing: a straight answer is enough for these "
    "data, or training has not made use of the bends.",
    Outcome.WORSE: "The network with σ could do as well and better: training failed "
    "here. Try another learning rate, optimiser or seed.",
    Outcome.DIVERGED: "",
    Outcome.SAME: "This σ does not bend: both networks can represent the same.",
}
BY_HAND = (
    "The inputs made by hand already say what the data need: a linear model of them "
    "will do. Somebody had to know which."
)
SYMMETRY = (
    "All hidden units start alike, get the same gradients and stay alike: they act as "
    "one. A random start breaks that symmetry."
)


def show(solved: bool) -> None:
    """Draw the run of the settings, at the epoch at which the reader rests."""
    try:
        with behind_a_button():
            choose_rest()
    except ValueError as refusal:
        refuse(picture(), refusal)
        return
    _show_run()


@partial(fragment, key=RUN)
def _show_run() -> None:
    place = picture()
    with controls():
        choose_activation()
        choose_size()
        try:
            settings = read_settings()
            with place:
                run = wait_for_experiment(settings)
        except ValueError as refusal:
            refuse(place, refusal)
            return
        if run is None:
            return
        trouble = offer_stable_rate(settings)
    last = last_good_epoch(run.history)
    epoch = epoch_here(last)
    with place:
        play(movie_of(settings, *views_of(settings, run)), epoch, on_rest=keep_epoch)
    readout(to_html(trouble or tell(settings, run, epoch)))


def views_of(settings: RunSettings, run: Experiment) -> list[View]:
    """Return the pictures of a run: the plane or the line first, then the inside."""
    curves = [curve("loss")]
    curves += [curve("accuracy")] * (run.history.accuracy is not None)
    plane = run.dataset.num_inputs == 2
    first = row(7, surface(0), surface(1)) if plane else row(6, LINE)
    found = [view(first, row(3, *curves), name="data and boundary")]
    if plane:
        found.append(view(row(1, EACH_UNIT), name="what each unit adds"))
    found.append(view(row(1, DIAGRAM), name="weights"))
    if plane and settings.config.num_hiddens > 1:
        pair = _pair(settings.config.num_hiddens)
        spaces = row(1, space(*pair), space(*pair, after=True))
        found.append(view(spaces, name="before and after σ"))
    found.append(view(row(1, HISTOGRAM), name="all z"))
    return found


def _pair(num_hiddens: int) -> tuple[int, int]:
    """Return the units the link names for the hidden space, else the first two."""
    first, second = (
        min(read_int(st.query_params.get_all(key), LINK[key]), num_hiddens) - 1
        for key in ("unit_a", "unit_b")
    )
    return first, second if second != first else (first + 1) % num_hiddens


def tell(settings: RunSettings, run: Experiment, epoch: int) -> str:
    """Say how far both networks are after an epoch; at the end, what follows."""
    found = compare(run, epoch)
    is_last = epoch == last_good_epoch(run.history)
    name, sigma = settings.data.name.replace("_", " "), settings.label
    if found.counts:
        ours, linear = (f"{count} of {settings.num_train}" for count in found.counts)
    else:
        ours, linear = f"loss {found.ours:.3f}", f"loss {found.linear:.3f}"
    if found.linear_diverged and epoch >= found.linear_diverged:
        linear = "diverged"
    said = f"**{name}, after epoch {epoch}:** {sigma} {ours}, without σ {linear}.\n\n"
    return said + (_follows(settings, run, found) if is_last and epoch else "")


def _follows(settings: RunSettings, run: Experiment, found: Comparison) -> str:
    if not settings.config.init_scale and settings.config.num_hiddens > 1:
        return SYMMETRY
    made_by_hand = run.dataset.num_inputs == 2 and not settings.data.is_plain
    if found.outcome == Outcome.TIED and made_by_hand:
        return BY_HAND
    return FOLLOWS[found.outcome]


SCREEN = Screen(
    "lab",
    label="Laboratory",
    title="Laboratory: change anything",
    setup="Play, pause, drag; the menu beside the slider shows units, weights and "
    "pre-activations (each unit's z, before σ). Cross-entropy is the log-loss. "
    "Everything is in the link.",
    show=show,
    more={"PyTorch": show_script},
)

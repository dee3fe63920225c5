"""A and B: the same data and seed, one setting changed."""

from dataclasses import replace

from streamlit.delta_generator import DeltaGenerator

from charts.train_mlp.views import LINE, curve, row, surface, view
from core.activations import ACTIVATIONS
from core.train_mlp.comparison import compare
from core.train_mlp.divergence import last_good_epoch
from core.train_mlp.experiment import Experiment
from screens.train_mlp.experiment import cached, wait_for_experiment
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import play
from screens.train_mlp.own_run import epoch_here, keep_epoch, refuse, with_run
from screens.train_mlp.player_data import Movie, record
from screens.train_mlp.recorded_runs import Recorded
from screens.train_mlp.run_settings import RunSettings
from ui.controls import (
    choose_float,
    choose_from_list,
    choose_int,
    choose_one,
    choose_step,
)
from ui.deck import controls, readout
from ui.screen import Screen
from ui.text import plain_text, to_html

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


def _show_both(
    settings: RunSettings, run: Experiment, place: DeltaGenerator, solved: bool
) -> None:
    """Play the run of `settings` (A) beside one that differs in one setting (B)."""
    with controls():
        change = choose_from_list("Change for B", "change", *LINK["change"])
        changed = {CHANGES[change]: _choose_value(CHANGES[change])}
    if changed == {"optimizer": "adam"}:
        changed["momentum"] = 0.0
    other = replace(settings, config=replace(settings.config, **changed))
    with place:
        try:
            second = wait_for_experiment(other)
        except ValueError as refusal:
            refuse(place, refusal)
            return
        if second is None:
            return
        movie = _movie(settings, other, (run, second))
        epoch = epoch_here(movie.epochs[-1])
        play(movie, epoch, key="a_and_b", on_rest=keep_epoch)
    readout(to_html(_difference(settings, other, change, (run, second), epoch)))


def _choose_value(field: str) -> object:
    entry = LINK[f"b_{field}"]
    if field == "activation":
        return choose_from_list("Activation of B", "b_activation", *entry)
    if field == "num_hiddens":
        return choose_int("Hidden units of B", "b_num_hiddens", entry)
    if field == "lr":
        return choose_step("Learning rate of B", "b_lr", *entry)
    if field == "optimizer":
        return choose_one("Optimiser of B", "b_optimizer", *entry)
    if field == "l2":
        return choose_step("L2 penalty of B", "b_l2", *entry)
    return choose_float("Initialisation scale of B", "b_init_scale", entry)


@cached(max_entries=MAX_MOVIES, show_spinner=False)
def _movie(
    a: RunSettings, b: RunSettings, _runs: tuple[Experiment, Experiment]
) -> Movie:
    runs = _runs  # which Streamlit leaves out of the key because of its name
    plane = runs[0].dataset.num_inputs == 2
    curves = [curve("loss", played=True)]
    if runs[0].history.accuracy is not None:
        curves.append(curve("accuracy", played=True))
    first = row(7, surface(0), surface(1)) if plane else row(6, LINE)
    recorded = [
        Recorded(run, f"{name}: {settings.label}", name, role)
        for name, settings, run, role in zip(
            "AB", (a, b), runs, ("hidden", "other"), strict=True
        )
    ]
    layout = view(first, row(3, *curves))
    return record(recorded, a.data.features, [layout], run_id=str(hash((a, b))))


def _difference(
    a: RunSettings,
    b: RunSettings,
    change: str,
    runs: tuple[Experiment, Experiment],
    epoch: int,
) -> str:
    first, second = (getattr(s.config, CHANGES[change]) for s in (a, b))
    if first == second:
        return f"A and B have the same {change}, so they are the same run."
    ends = [_after(run, epoch) for run in runs]
    return (
        f"**After epoch {epoch}:** A, with {change} {_name(first)}, has {ends[0]}; B, "
        f"with {_name(second)}, {ends[1]}. Data, seed and all else are the same; grey "
        "and dashed is A without σ."
    )


def _name(value: object) -> str:
    if not isinstance(value, str):
        return f"{value:g}"
    return ACTIVATIONS[value].label if value in ACTIVATIONS else plain_text(value)


def _after(run: Experiment, epoch: int) -> str:
    last = last_good_epoch(run.history)
    if epoch > last:
        return f"diverged in epoch {last + 1}"
    found = compare(run, epoch)
    if found.counts is None:
        return f"a training loss of {found.ours:.3f}"
    return f"{found.counts[0]} of {len(run.data.X)} right"


SCREEN = Screen(
    "a_and_b",
    label="A and B",
    title="What does one changed setting do?",
    setup="A is your run, B differs in one setting. Say what you expect of B, then "
    "play.",
    show=with_run(_show_both),
)

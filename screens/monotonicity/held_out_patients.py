"""Does it hold for patients no model has seen? Twenty splits, and one in detail."""

from functools import partial
from statistics import mean, stdev

import streamlit as st

from core.monotonicity import temperature
from core.monotonicity.held_out import losses_of_splits
from core.monotonicity.temperature import REFERENCE
from screens.monotonicity.calibration import show_one_split
from screens.monotonicity.link import LINK
from screens.monotonicity.more import PATIENTS_SOURCE, what_is_measured
from screens.monotonicity.splits_picture import NUM_SPLITS, Losses, draw_splits, saved
from ui.controls import choose_int
from ui.deck import controls
from ui.jobs import Job
from ui.screen import Choice, Screen

UNITS = 2
LINEAR, DISTANCE, HIDDEN = 1, 2, 3
"""Places among `core.monotonicity.temperature.TemperatureModels`."""
NAMES = {"feature": "|T − 37| by hand", "hidden": "hidden layer"}


def splits_job(num_hiddens: int = UNITS) -> Job[Losses]:
    """Describe the scoring of the splits."""
    return Job(
        ("patients, splits", NUM_SPLITS, num_hiddens),
        lambda report: losses_of_splits(
            temperature.split_patients,
            partial(temperature.fit_models, REFERENCE),
            NUM_SPLITS,
            num_hiddens,
            report,
        ),
        seconds=NUM_SPLITS * 0.01,
        label=f"Fitting {NUM_SPLITS} splits",
    )


def show(solved: bool) -> None:
    """Draw the rows; what was saved in each split once it is guessed."""
    num_hiddens = UNITS
    if solved:
        with controls():
            num_hiddens = choose_int(
                "Hidden ReLU units", "num_hiddens", LINK["num_hiddens"]
            )
    losses = splits_job(num_hiddens).wait() if solved else None
    models = {"feature": DISTANCE, "hidden": HIDDEN} if losses else {}
    gains = {kind: saved(losses, model, LINEAR) for kind, model in models.items()}
    draw_splits(
        NAMES,
        gains,
        "log-loss saved on 1,000 new patients",
        (-4.0, 8.0),
        "the line",
        "Log-loss that |T − 37| and the hidden layer save against the line, split by "
        "split: always something"
        if gains
        else "A row for each model; what it saves is not shown yet",
    )


def successes() -> int:
    """Return in how many splits the hidden layer beat the line."""
    return sum(gain > 0 for gain in saved(splits_job().result(), HIDDEN, LINEAR))


def truth() -> str:
    """Name the option nearest to how often the hidden layer won."""
    typical = {"all": NUM_SPLITS, "most": 15, "half": 10, "few": 3}
    return min(typical, key=lambda name: abs(typical[name] - successes()))


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    won = f"{successes()} of {NUM_SPLITS}"
    return {
        "all": f"In {won}: yes.",
        "most": f"It is surer than that: {won}. The U is no accident of a few "
        "patients.",
        "half": f"That would be luck. It is {won}: the U is there in the new patients, "
        "too.",
        "few": f"Seven numbers can memorise little of 6,372 patients: it won {won}.",
    }[answer]


def explain() -> str:
    """Say how far the splits can be trusted."""
    against = saved(splits_job().result(), DISTANCE, HIDDEN)
    better = "more" if mean(against) > 0 else "less"
    tied = abs(mean(against)) < stdev(against)
    return (
        f"**It saved something in {successes()} of {NUM_SPLITS} splits** (they share "
        "patients, so this is not a formal test). A tick is a split, the dot their "
        f"mean. The fold thought of by hand saves {abs(mean(against)):.1f} {better} "
        f"on average, {'a tie' if tied else 'beyond their spread'}: what the network "
        "found by itself is as good."
    )


def show_split() -> None:
    """Show one split in detail."""
    show_one_split(
        int(st.session_state.get("num_hiddens", LINK["num_hiddens"].default))
    )


SCREEN = Screen(
    "held_out",
    label="New patients",
    title="Does it hold for patients no model has seen?",
    setup="Fit to 70% of the patients, score on the other 30%, in 20 random splits. In "
    "how many does the hidden layer beat the line?",
    show=show,
    ask=Choice(
        {
            "few": "A few: it memorised the others",
            "half": "About half",
            "most": "About 15",
            "all": "All or nearly all",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "One split in detail": show_split,
        "What is measured": what_is_measured,
        "Source": PATIENTS_SOURCE,
    },
)

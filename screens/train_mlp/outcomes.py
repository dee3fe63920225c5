"""How many runs ended: cells that open them, and which did best."""

import math
from collections.abc import Mapping, Sequence
from statistics import median

import streamlit as st
import torch
from torch import Tensor

from ui.deck import controls
from ui.jobs import RUNS, Job

Cell = tuple[str, float, str]
MOST_NAMED = 3
NOT_TRAINED = "These networks are not trained yet: close this, and look at the picture."


def is_asked_for(grid: str, job: Job) -> bool:
    """Whether a job is to train; else offer a button that asks for it.

    What a reader comes with is asked for. Dozens of networks for every setting that is
    moved would keep a class waiting for what nobody has looked at. The session keeps by
    the name of the grid what was asked for last.
    """
    asked = f"asked_{grid}"
    if st.session_state.setdefault(asked, job.key) == job.key or RUNS.has(job.key):
        return True
    with controls():
        st.button(
            job.label.replace("Training", "Train"),
            key=f"train_{grid}",
            type="primary",
            on_click=st.session_state.__setitem__,
            args=(asked, job.key),
            width="stretch",
        )
    return False


def written(value: float, measure: str) -> str:
    """Write one outcome, an "accuracy" or a "loss"."""
    if not math.isfinite(value):
        return "not a finite number"
    if measure == "accuracy":
        return f"{value:.1%}"
    return f"{value:.3f}" if value < 1e4 else f"{value:.2e}"


def cell(value: float, measure: str, among: Tensor, name: str) -> Cell:
    """Return a cell of the player's grid: its text, how blue it is, and a sentence.

    Args:
        value: What it says.
        measure: What that is: "accuracy", blue from half to all, or "loss".
        among: All values, for the scale of losses.
        name: Which run it is.
    """
    if not math.isfinite(value):
        return "—", 0.0, f"{name}: diverged"
    if measure == "accuracy":
        return f"{value:.0%}", max(0.0, 2 * value - 1), f"{name}: {value:.1%}"
    finite = among[among.isfinite()]
    span = float(finite.max() - finite.min()) or 1.0
    share = float(finite.max() - value) / span
    return f"{value:.2f}", share, f"{name}: {written(value, measure)}"


def ranking(finals: Mapping[str, Tensor], measure: str) -> str:
    """Say which settings did best and worst, by the median over the seeds of each."""
    best_of, worst_of, lost = min, max, torch.inf
    if measure == "accuracy":
        best_of, worst_of, lost = max, min, 0.0
    middles = {
        label: median(values.nan_to_num(lost, posinf=torch.inf).tolist())
        for label, values in finals.items()
    }
    best, worst = best_of(middles.values()), worst_of(middles.values())
    medians = f"Medians, each the middle of {len(next(iter(finals.values())))} seeds"
    title, told = f"training {measure}", written(best, measure)
    if best == worst:
        return f"{medians}: all have the same {title}, {told}."
    labels = tuple(middles)
    first, last = (
        in_words([label for label in labels if middles[label] == end], labels)
        for end in (best, worst)
    )
    return (
        f"{medians}. Best {title}: **{told}** with {first}; worst: "
        f"{written(worst, measure)} with {last}."
    )


def in_words(chosen: Sequence[str], labels: Sequence[str]) -> str:
    """Name the chosen among `labels`, which are in order, in few words."""
    unit = ""
    if chosen[0].isdecimal():
        unit = " hidden unit" if chosen == ["1"] else " hidden units"
        if len(chosen) > 1 and chosen == list(labels)[-len(chosen) :]:
            return f"{chosen[0]} or more{unit}"
    if len(chosen) == 1:
        return f"{chosen[0]}{unit}"
    # One more takes no more room than saying that there is one more.
    named, rest = list(chosen), 0
    if len(chosen) > MOST_NAMED + 1:
        named, rest = list(chosen[:MOST_NAMED]), len(chosen) - MOST_NAMED
    last = f"{rest} others" if rest else named.pop()
    return f"{', '.join(named)} and {last}{unit}"

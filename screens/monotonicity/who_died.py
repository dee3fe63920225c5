"""Who died most often? The U that no single weight can draw."""

from functools import cache
from typing import NamedTuple

import torch

from core.monotonicity.binned_rates import binned_rates
from core.monotonicity.temperature import all_patients
from screens.monotonicity import patients
from screens.monotonicity.more import PATIENTS_SOURCE, what_dots_are
from screens.monotonicity.rates_picture import draw_rates
from ui.screen import Choice, Screen

RANGES = {"cold": (31.5, 36.0), "normal": (36.5, 37.5), "fever": (39.0, 42.0)}


class Share(NamedTuple):
    """The share that died in a range, its 95 % interval, and of how many."""

    rate: float
    low: float
    high: float
    trials: int


@cache
def shares() -> dict[str, Share]:
    """Return the share that died in each of `RANGES`."""
    found = {}
    for name, (low, high) in RANGES.items():
        edges = torch.tensor([31.0, low, high, 43.0], dtype=torch.float64)
        rates = binned_rates(all_patients(), edges)
        at = int((rates.left == low).nonzero())
        numbers = (rates.rate, rates.low, rates.high, rates.trials)
        rate, below, above, trials = (float(column[at]) for column in numbers)
        found[name] = Share(rate, below, above, int(trials))
    return found


def show(solved: bool) -> None:
    """Draw how many patients there are; the shares once they are guessed."""
    told = shares()
    draw_rates(
        patients.binned(patients.RANGE),
        alt_text="Share that died by body temperature: high on both sides, lowest near "
        "37 °C"
        if solved
        else "How many patients had which body temperature; who died is not shown yet",
        dots=solved,
        regions=[
            (low, high, f"{told[name].rate:.0%}", f"of {told[name].trials:,} died")
            if solved
            else (low, high, "?", "")
            for name, (low, high) in RANGES.items()
        ],
    )


def truth() -> str:
    """Name the range of the highest share; both ends if chance may part them."""
    told = shares()
    cold, normal, fever = (told[name] for name in RANGES)
    if max(cold.low, fever.low) <= min(cold.high, fever.high):
        return "both" if normal.high < min(cold.low, fever.low) else "normal"
    return max(told, key=lambda name: told[name].rate)


def reply(answer: str) -> str:
    """Say what the guess got right and what it missed."""
    told = {name: f"{share.rate:.0%}" for name, share in shares().items()}
    return {
        "cold": f"Below 36 °C {told['cold']} died: often, yes. But so did "
        f"{told['fever']} of those with a high fever.",
        "normal": f"Most patients are near 37 °C, but only {told['normal']} of them "
        "died.",
        "fever": f"From 39 °C on {told['fever']} died: often, yes. But so did "
        f"{told['cold']} of the cold ones.",
        "both": f"Both ends, {told['cold']} and {told['fever']}: so close that chance "
        "may part them.",
    }[answer]


def explain() -> str:
    """Say what the dots show."""
    return (
        "**Both ends are dangerous.** Every dot is half a degree, the line through it "
        "its 95% interval. The risk falls, turns, and rises again: a **U**.\n\n"
        "*Next: can a linear model follow it?*"
    )


SCREEN = Screen(
    "who",
    label="Who died",
    title="Who died most often?",
    setup="9,104 very ill patients, their temperature on day 3 of a study, and who "
    "died within 30 days. Guess before you see the dots.",
    show=show,
    ask=Choice(
        {
            "cold": "Those below 36 °C",
            "normal": "Those near 37 °C",
            "fever": "Those with 39 °C or more",
            "both": "Both ends about alike",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"What the dots are": what_dots_are, "Source": PATIENTS_SOURCE},
)

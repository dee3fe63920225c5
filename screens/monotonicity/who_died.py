"""Who died most often? The U that no single weight can draw."""

import torch

from charts.monotonicity.temperature import (
    lines_frame,
    marks_frame,
    names_frame,
    patients_frame,
    rates_frame,
    regions_frame,
    temperature_chart,
)
from core.monotonicity.binned_rates import binned_rates
from core.monotonicity.temperature import all_patients
from screens.monotonicity import patients
from serving.tables import table
from ui.deck import picture
from ui.draw import draw
from ui.screen import Choice, Screen

RANGES = {"cold": (31.5, 36.0), "normal": (36.5, 37.5), "fever": (39.0, 42.0)}
WIDTH = 0.5
DESCRIBE = (
    "{left:.1f} to {right:.1f} °C: {events:.0f} of {trials:.0f} died "
    "({rate:.0%}; 95% interval {low:.0%} to {high:.0%})"
)
NOTHING = {
    "lines": table(lines_frame, torch.zeros(0), {}),
    "names": table(names_frame, ()),
    "marks": table(marks_frame, ()),
    "regions": table(regions_frame, ()),
}


def shares() -> dict[str, tuple[float, int]]:
    """Return the share that died in each range, and of how many."""
    found = {}
    for name, (low, high) in RANGES.items():
        edges = torch.tensor([31.0, low, high, 43.0], dtype=torch.float64)
        rates = binned_rates(all_patients(), edges)
        at = int((rates.left == low).nonzero())
        found[name] = float(rates.rate[at]), int(rates.trials[at])
    return found


def show(solved: bool) -> None:
    """Draw how many patients there are; the shares once they are guessed."""
    rates = patients.binned(WIDTH)
    told = shares()
    regions = tuple(
        (low, high, f"{told[name][0]:.0%}", f"of {told[name][1]:,} died")
        if solved
        else (low, high, "?", "")
        for name, (low, high) in RANGES.items()
    )
    dots = table(rates_frame, rates, DESCRIBE)
    with picture():
        draw(
            temperature_chart,
            alt_text="Share that died by body temperature: high on both sides, lowest "
            "near 37 °C"
            if solved
            else "How many patients had which body temperature; who died is not shown "
            "yet",
            height="stretch",
            **NOTHING
            | {
                "patients": table(patients_frame, rates),
                "rates": dots if solved else dots.slice(0, 0),
                "regions": table(regions_frame, regions),
            },
        )


def truth() -> str:
    """Name the answer: both ends lie above the middle."""
    told = {name: share for name, (share, _) in shares().items()}
    return "both" if told["normal"] < min(told["cold"], told["fever"]) else "normal"


def reply(answer: str) -> str:
    """Say what the guess got right and what it missed."""
    told = {name: f"{share:.0%}" for name, (share, _) in shares().items()}
    return {
        "cold": f"Below 36 °C: right, {told['cold']} died. But so did {told['fever']} "
        "with a high fever.",
        "normal": f"Near 37 °C is where most patients are, but there only "
        f"{told['normal']} died.",
        "fever": f"Above 39 °C: right, {told['fever']} died. But so did "
        f"{told['cold']} of the cold.",
        "both": "Both ends: yes.",
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
    setup="9,104 very ill patients, their temperature on day 3, and who died within "
    "30 days. Guess before you see the dots.",
    show=show,
    ask=Choice(
        {
            "cold": "Below 36 °C",
            "normal": "Near 37 °C",
            "fever": "Above 39 °C",
            "both": "At both ends",
        },
        truth,
        reply,
    ),
    explain=explain,
)

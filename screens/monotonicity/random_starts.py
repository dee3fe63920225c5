"""How many random starts find the U? That weights exist is not that they are found."""

from collections import Counter
from functools import cache

import torch
from torch import Tensor

from charts.monotonicity.rates import counts_frame, rates_frame, runs_frame
from charts.monotonicity.rates_chart import TEMPERATURE, runs_chart
from core.monotonicity import one_feature
from core.monotonicity.relu_fit import NUM_STARTS, WEIGHT_DECAY
from screens.monotonicity import patients
from screens.monotonicity.best_line import found_by_line
from screens.monotonicity.link import LINK
from screens.monotonicity.more import PATIENTS_SOURCE, what_is_measured, writes
from screens.monotonicity.rates_picture import PATIENTS
from serving.tables import table, table_if
from ui.controls import choose_int
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import bar

UNITS = 2
A_U, LIKE_A_LINE = 0.8, 0.05
"""Shares of what the dots say: a U finds at least so much, a line no more than the
best line and so much."""
TYPICAL = {"all": 24, "half": 12, "few": 2, "none": 0}


def _kind(found: float) -> str:
    if found >= A_U:
        return "u"
    return "line" if found <= found_by_line() + LIKE_A_LINE else "bend"


@cache
def curves(num_hiddens: int) -> tuple[Tensor, Tensor]:
    """Return temperatures (n,) and the risks found from all starts (num_starts, n)."""
    T = torch.linspace(*TEMPERATURE.x_domain, 43, dtype=torch.float64)
    mlps = patients.hidden_fits(num_hiddens, None).mlps
    return T, mlps.outputs(T[:, None], torch.relu)[..., 0].sigmoid()


@cache
def kinds(num_hiddens: int) -> tuple[str, ...]:
    """Name where each start ends: at a U, at a bend without a turn, or at a line."""
    fits = patients.hidden_fits(num_hiddens, None)
    models = (one_feature.hidden_model(fits.mlp(i)) for i in range(NUM_STARTS))
    return tuple(_kind(patients.share_found(model)) for model in models)


def show(solved: bool) -> None:
    """Draw the dots; where all starts end once it is guessed."""
    num_hiddens = UNITS
    if solved:
        with controls():
            num_hiddens = choose_int(
                "Hidden ReLU units", "num_hiddens", LINK["num_hiddens"]
            )
    rates = patients.binned(patients.RANGE)
    strokes = tuple(
        "hidden" if kind == "u" else "linear" for kind in kinds(num_hiddens)
    )
    with picture():
        draw(
            runs_chart,
            alt_text="Share that died by body temperature, a U"
            + ("; and what training found from 24 random starts" if solved else ""),
            counts=table(counts_frame, rates),
            rates=table(rates_frame, rates, PATIENTS),
            runs=table_if(solved, runs_frame, *curves(num_hiddens), strokes),
        )
    if solved:
        readout(_bars(num_hiddens))


def _bars(num_hiddens: int) -> str:
    counted = Counter(kinds(num_hiddens))
    names = {
        "u": "find a U",
        "bend": "bend, but never turn",
        "line": "no more than a line",
    }
    rows = (
        bar(
            counted[kind] / NUM_STARTS,
            f"{counted[kind]}",
            name,
            "hidden" if kind == "u" else "other",
        )
        for kind, name in names.items()
    )
    return f'<p class="readout-lead">Of {NUM_STARTS} starts</p>' + "".join(rows)


def truth() -> str:
    """Name the option nearest to how many starts find a U."""
    found = kinds(UNITS).count("u")
    return min(TYPICAL, key=lambda name: abs(TYPICAL[name] - found))


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    found = kinds(UNITS).count("u")
    return {
        "all": "They would, if every step down led to the same valley. With a hidden "
        "layer the loss has many.",
        "half": f"About half, {found} of them: yes.",
        "few": f"It is not that rare: {found} of them do.",
        "none": f"{found} do: a start whose bends lie among the patients can move "
        "them to the bottom.",
    }[answer]


def explain() -> str:
    """Say what a start decides."""
    return (
        "**That weights exist does not mean that training finds them.** A unit whose "
        "bend starts outside the patients gets no slope to follow. So one trains from "
        "several starts and keeps the best. Try more units: more of them start well."
    )


SCREEN = Screen(
    "starts",
    label="Many starts",
    title="How many random starts find the U?",
    setup="Two ReLU units, the same patients, the same training, 24 times. Only the "
    "random weights at the start differ.",
    show=show,
    ask=Choice(
        {
            "all": "All of them",
            "half": "About half",
            "few": "One or two",
            "none": "None: it takes a hand-made start",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "What is measured": what_is_measured,
        "How they are trained": writes(
            "Each start draws its weights as `nn.Linear` does and follows the "
            "Levenberg-Marquardt method for 60 steps, with a weight decay of "
            f"{WEIGHT_DECAY:.5f}: without it a unit may turn ever steeper to follow "
            "single patients. A U finds at least 80% of what the dots say."
        ),
        "Source": PATIENTS_SOURCE,
    },
)

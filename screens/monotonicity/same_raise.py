"""What does the same raise add, low and high? Monotone, and still not a line."""

from functools import cache

import streamlit as st
import torch

from charts.monotonicity.strokes import Axes
from core.monotonicity.binned_rates import binned_rates
from core.monotonicity.income import all_loans, certain_from, step_effects
from core.notation import with_minus
from screens.monotonicity import loans
from screens.monotonicity.more import LOANS_SOURCE, show_income_script
from screens.monotonicity.rates_picture import NamedLine, draw_rates
from ui.screen import Choice, Screen

LOW, HIGH, STEP = 50.0, 300.0, 50.0
AXES = Axes(
    "income (the source names no unit)",
    (0.0, loans.DRAWN_TO),
    "paid the loan back",
    (0.0, 1.25),
    x_values=(0, 100, 200, 300, 400, 500, 600),
    y_values=(0, 0.2, 0.4, 0.6, 0.8, 1),
)
BINS = 10
LESS = 0.5
"""Of what it adds low: from there on it is no longer "about half"."""
AROUND = 25.0
"""How far from an income others count as about as rich."""


@cache
def points() -> dict[str, tuple[float, float]]:
    """Return what a raise adds in percentage points, low and high, by kind of model."""
    models = loans.all_models()
    starts = torch.tensor([LOW, HIGH], dtype=torch.float64)
    low, high = (100 * step_effects(models, starts, STEP)).T.tolist()
    return dict(zip(models._fields, zip(low, high, strict=True), strict=True))


def show(solved: bool) -> None:
    """Draw the loans and the two raises; who paid back once it is guessed."""
    models = loans.all_models()
    told = [_signed(share) if solved else "?" for share in points()["monotone"]]
    lines = (
        NamedLine("line", "straight line", models.line, 595.0),
        NamedLine("linear", "sigmoid of a line", models.linear, 350.0, below=True),
        NamedLine("free", "best rising curve", models.monotone, 490.0, below=True),
    )
    draw_rates(
        loans.binned(BINS),
        alt_text="Share of loans paid back by income: it rises fast where income is "
        "low and levels off"
        if solved
        else "Incomes, and two raises of the same size; who paid back is not shown yet",
        describe=loans.DESCRIBE_BIN,
        axes=AXES._replace(counted=_counted()),
        dots=solved,
        lines=lines if solved else (),
        regions=[
            (start, start + STEP, text, "points" if solved else "")
            for start, text in zip((LOW, HIGH), told, strict=True)
        ],
    )


def _counted() -> str:
    """Say what the bars count, and how few stand for the long rest of the axis."""
    last = loans.binned(BINS)
    return f"bars: borrowers; only {int(last.trials[-1])} from {last.left[-1]:.0f} on"


def _signed(share: float) -> str:
    return with_minus(f"{share:+.0f}") if round(share) else "0"


def truth() -> str:
    """Name what the raise adds high, of what it adds low, in the best rising curve."""
    low, high = points()["monotone"]
    if high > low:
        return "more"
    return "less" if high < LESS * low else "same"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    low, high = points()["linear"]
    line = points()["line"][0]
    limit = certain_from(loans.all_models().line)
    return {
        "same": f"That is what a straight line says: {line:.1f} points anywhere. From "
        f"{limit:.0f} on it promises more than 100%.",
        "less": "The lower one's, by far: yes.",
        "more": f"Even a linear model says otherwise, once a sigmoid keeps it below "
        f"100%: {low:.1f} points low and {high:.1f} high.",
    }[answer]


def explain() -> str:
    """Say what monotone and linear mean."""
    low, high = (f"{share:.0f}" for share in points()["monotone"])
    linear = points()["linear"]
    return (
        f"By the best curve that never falls the raise adds {low} percentage points at "
        f"{LOW:.0f}, and {high} at {HIGH:.0f}: *monotone*, but **not a line**. "
        "The sigmoid of a line bends the right way, too little: "
        f"{linear[0]:.1f} and {linear[1]:.1f} points.\n\n"
        "*Next: where no weight helps at all.*"
    )


def show_how_sure() -> None:
    """Compare the incomes around both ends of the two raises, as they were recorded."""
    middles = (LOW, LOW + STEP, HIGH, HIGH + STEP)
    edges = sorted({m + side for m in middles for side in (-AROUND, AROUND)})
    rates = binned_rates(all_loans(), torch.tensor([0.0, *edges, 1000.0]).double())
    groups = "\n".join(
        f"* income {left:.0f} to {left + 2 * AROUND:.0f}: {rates.rate[at]:.0%} of "
        f"{int(rates.trials[at]):,} (95% interval {rates.low[at]:.0%} to "
        f"{rates.high[at]:.0%})"
        for left in (middle - AROUND for middle in middles)
        for at in [int((rates.left == left).nonzero())]
    )
    st.markdown(
        "The best rising curve follows chance as well: among all curves that never "
        "fall it is the likeliest one on these loans. Around both ends of the raises "
        f"this share paid back:\n\n{groups}\n\nFew borrowers are that rich, so these "
        "loans leave open whether the chance still rises a little there. Against a "
        "raise that adds the same everywhere they speak clearly: see *New loans* "
        "among the further screens."
    )


SCREEN = Screen(
    "raise",
    label="The same raise",
    title="What does the same raise add?",
    setup="4,073 loans. Somebody with an income of 50 units gets 50 more, and so does "
    "somebody with 300. Whose chance of paying back grows more?",
    show=show,
    ask=Choice(
        {
            "same": "Both alike",
            "more": "The higher income's",
            "less": "The lower income's",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "How sure is that?": show_how_sure,
        "PyTorch": show_income_script,
        "Source": LOANS_SOURCE,
    },
)

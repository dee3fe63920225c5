"""What does the same raise add, low and high? Monotone, and still not a line."""

from functools import cache

import torch

from charts.monotonicity.strokes import Axes
from core.monotonicity.income import step_effects
from screens.monotonicity import loans
from screens.monotonicity.more import LOANS_SOURCE, show_income_script
from screens.monotonicity.rates_picture import Line, draw_rates
from ui.screen import Choice, Screen

LOW, HIGH, STEP = 50.0, 300.0, 50.0
AXES = Axes(
    "income",
    (0.0, 600.0),
    "paid the loan back",
    (0.0, 1.19),
    x_values=(0, 100, 200, 300, 400, 500, 600),
    y_values=(0, 0.2, 0.4, 0.6, 0.8, 1),
)
DESCRIBE = (
    "income {left:.0f} to {right:.0f}: {events:.0f} of {trials:.0f} paid back "
    "({rate:.0%}; 95% interval {low:.0%} to {high:.0%})"
)
BINS = 10
LESS = 0.5
"""Of what it adds low: from there on it is no longer "about half"."""


@cache
def points() -> dict[str, tuple[float, float]]:
    """Return what a raise adds in percentage points, low and high, by kind of model."""
    models = loans.all_models(2)
    starts = torch.tensor([LOW, HIGH], dtype=torch.float64)
    low, high = (100 * step_effects(models, starts, STEP)).T.tolist()
    return dict(zip(models._fields, zip(low, high, strict=True), strict=True))


def show(solved: bool) -> None:
    """Draw the loans and the two raises; who paid back once it is guessed."""
    models = loans.all_models(2)
    free = points()["monotone"]
    told = [f"+{free[0]:.0f}", f"+{free[1]:.0f}"] if solved else ["?", "?"]
    lines = (
        Line("line", "a straight line", models.line, 355.0),
        Line("linear", "sigmoid(w·income + b)", models.linear, 490.0),
        Line("free", "best rising curve", models.monotone, 355.0),
    )
    draw_rates(
        loans.binned(BINS),
        alt_text="Share of loans paid back by income: it rises fast where income is "
        "low and levels off"
        if solved
        else "Incomes, and two raises of 50, at 50 and at 300; who paid back is not "
        "shown yet",
        describe=DESCRIBE,
        axes=AXES,
        dots=solved,
        lines=lines if solved else (),
        regions=[
            (start, start + STEP, text, "points" if solved else "")
            for start, text in zip((LOW, HIGH), told, strict=True)
        ],
    )


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
    return {
        "same": f"That is what a straight line says: {line:.1f} points anywhere. It "
        "soon promises more than 100%.",
        "less": "Less, far less: yes.",
        "more": f"Even a linear model says otherwise, once a sigmoid keeps it below "
        f"100%: {low:.1f} points low and {high:.1f} high.",
    }[answer]


def explain() -> str:
    """Say what monotone and linear mean."""
    low, high = points()["monotone"]
    linear = points()["linear"]
    return (
        f"Among these loans {STEP:.0f} more adds about {low:.0f} points at {LOW:.0f} "
        f"and {high:.0f} at {HIGH:.0f}. Income only helps, so the truth is "
        "*monotone*, but **not a line**. The sigmoid of a line bends the right way, "
        f"too little: {linear[0]:.1f} and {linear[1]:.1f} points.\n\n"
        "*Next: where no weight helps at all.*"
    )


SCREEN = Screen(
    "raise",
    label="The same raise",
    title="What does the same raise add?",
    setup="4,073 loans. Somebody with an income of 50 gets 50 more, and so does "
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
    more={"PyTorch": show_income_script, "Source": LOANS_SOURCE},
)

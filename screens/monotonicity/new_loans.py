"""Who predicts new loans best? A curve that is free to rise anywhere follows chance."""

from statistics import mean, stdev

from core.monotonicity import income
from core.monotonicity.held_out import losses_of_splits
from core.notation import signed
from screens.monotonicity.loans import NAMES
from screens.monotonicity.more import LOANS_SOURCE, show_income_script, what_is_measured
from screens.monotonicity.splits_picture import NUM_SPLITS, Losses, draw_splits, saved
from ui.jobs import Job
from ui.screen import Choice, Screen

UNITS = 2
ROWS = {kind: name for kind, name in NAMES.items() if kind != "linear"}
"""All but the model they are compared with."""
SPLITS: Job[Losses] = Job(
    ("loans, splits", NUM_SPLITS, UNITS),
    lambda report: losses_of_splits(
        income.split_loans,
        lambda seed, fits: income.fit_models(income.split_loans(seed)[0], fits),
        NUM_SPLITS,
        UNITS,
        report,
    ),
    seconds=NUM_SPLITS * 0.03,
    label=f"Fitting {NUM_SPLITS} splits",
)


def gains() -> dict[str, list[float]]:
    """Return what each model saves against sigmoid(w·income + b), split by split."""
    kinds, losses = list(NAMES), SPLITS.result()
    linear = kinds.index("linear")
    return {kind: saved(losses, kinds.index(kind), linear) for kind in ROWS}


def show(solved: bool) -> None:
    """Draw the rows; what was saved in each split once it is guessed."""
    told = solved and SPLITS.wait() is not None
    draw_splits(
        ROWS,
        gains() if told else {},
        "log-loss saved on 1,000 new loans",
        (-16.0, 18.0),
        NAMES["linear"],
        "Log-loss that each model saves on new loans, split by split"
        if told
        else "A row for each model; what it saves is not shown yet",
    )


def truth() -> str:
    """Name the row of the highest mean."""
    return max(ROWS, key=lambda row: mean(gains()[row]))


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    found = {row: signed(mean(values), 1) for row, values in gains().items()}
    best = truth()
    said = {
        "line": "It adds the same everywhere and leaves 100% behind: "
        f"{found['line']} on average, last.",
        "feature": f"A good thought: {found['feature']} on average. The units do it "
        "without one.",
        "hidden": f"Given income alone: {found['hidden']} on average, yes.",
        "free": "It is the best on the loans it was fitted to. On new ones it saves "
        f"{found['free']}.",
    }[answer]
    return said if answer == best else f"{said} The best is *{ROWS[best]}*."


def explain() -> str:
    """Say how freedom and prior knowledge compare on new loans."""
    free, hidden = gains()["free"], gains()["hidden"]
    lost = sum(gain < 0 for gain in free)
    return (
        "**Freedom has its price.** The best rising curve may step at every income, so "
        f"it follows chance as well: from split to split it varies by "
        f"±{stdev(free):.1f} and lost {lost} of {NUM_SPLITS}. Two units bend in two "
        f"places, wherever the loans say so: {signed(mean(hidden), 1)} "
        f"±{stdev(hidden):.1f}."
    )


SCREEN = Screen(
    "new_loans",
    label="New loans",
    title="Who predicts new loans best?",
    setup="Fit to 70% of the loans, score on the other 30%, in 20 random splits; "
    "all against sigmoid(w·income + b).",
    show=show,
    ask=Choice(
        {
            "free": "The rising curve, free to step anywhere",
            "feature": "The logarithm, thought of by hand",
            "hidden": "Two ReLU units on income",
            "line": "The straight line",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "What is measured": what_is_measured,
        "PyTorch": show_income_script,
        "Source": LOANS_SOURCE,
    },
)

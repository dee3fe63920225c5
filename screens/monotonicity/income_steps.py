"""What does one weight add, low and high? The same log-odds, fewer points."""

import torch
from torch import Tensor

from charts.monotonicity.income_steps import steps_chart, steps_frame
from core.monotonicity.income import step_effects
from screens.monotonicity import loans
from screens.monotonicity.link import LINK
from screens.monotonicity.more import LOANS_SOURCE, show_income_script
from serving.tables import table
from ui.controls import choose_int
from ui.deck import controls, picture
from ui.draw import draw
from ui.screen import Choice, Screen

AS_MUCH, NOTHING = 0.8, 0.1
"""Of what the step adds low, from where it counts as as much, or as next to nothing."""


def effects(low: float, high: float, step: float) -> Tensor:
    """Return what a step adds in each model, low and high, shape (num_models, 2)."""
    starts = torch.tensor([low, high], dtype=torch.float64)
    return step_effects(loans.all_models(), starts, step)


def asked() -> tuple[float, float]:
    """Return what the step of the question adds in the sigmoid model, in points."""
    low, high, step = (LINK[key].default for key in ("low", "high", "step"))
    at_low, at_high = (100 * effects(low, high, step)[1]).tolist()
    return at_low, at_high


def show(solved: bool) -> None:
    """Draw what the step adds low; and high, once it is guessed."""
    with controls():
        low = choose_int("Low income", "low", LINK["low"])
        high = choose_int("High income", "high", LINK["high"])
        step = choose_int("Step", "step", LINK["step"])
    steps = table(steps_frame, loans.NAMES, effects(low, high, step))
    if not solved:
        steps = steps.filter([place == "low" for place in steps["place"].to_pylist()])
    with picture():
        draw(
            steps_chart,
            tuple(loans.NAMES.values()),
            alt_text="What the same step in income adds in five models: low (filled)"
            + (" and high (hollow), where it is less in all but the line" * solved),
            steps=steps,
        )


def truth() -> str:
    """Name what the step adds high in the sigmoid model, of what it adds low."""
    low, high = asked()
    share = high / low
    if share > 1 / AS_MUCH:
        return "more"
    return "same" if share > AS_MUCH else "nothing" if share < NOTHING else "less"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    low, high = asked()
    return {
        "same": f"The same *log-odds*. In points it is {high:.1f}, not {low:.1f}.",
        "more": f"{high:.1f} points, not more than {low:.1f}: near 100% there is less "
        "to gain.",
        "less": f"{high:.1f} points instead of {low:.1f}: yes.",
        "nothing": f"It levels off slowly: {high:.1f} points are left of {low:.1f}.",
    }[answer]


def explain() -> str:
    """Say why one weight adds less near certainty."""
    return (
        "**One weight, the same log-odds everywhere.** Near certainty the same "
        "log-odds are fewer points of chance. So the sigmoid bends by itself, but in "
        "one fixed way; the logarithm, two units and the rising curve level off "
        "sooner. Hollow dots: the step taken high."
    )


SCREEN = Screen(
    "step",
    label="One weight",
    title="What does one weight add, low and high?",
    setup="Filled dots: what 50 more add at an income of 50. In sigmoid(w·income + b) "
    "the weight is the same everywhere. What does it make of 50 more at 300?",
    show=show,
    ask=Choice(
        {
            "same": "The same number of points",
            "less": "Less than that",
            "nothing": "Next to nothing",
            "more": "More than that",
        },
        truth,
        reply,
        about={key: LINK[key].default for key in ("low", "high", "step")},
    ),
    explain=explain,
    more={"PyTorch": show_income_script, "Source": LOANS_SOURCE},
)

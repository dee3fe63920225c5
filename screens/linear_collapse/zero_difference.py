"""Two layers and their one layer: is the difference 0, or only small?"""

from functools import lru_cache

import torch
from torch import Tensor

from charts.linear_collapse.rounding_errors import (
    lane_words_frame,
    rerolls_chart,
    rerolls_frame,
)
from core.linear_collapse.exact_collapse import exact_difference
from core.linear_collapse.rounding import largest_difference
from core.linear_collapse.stack import draw_stack
from screens.linear_collapse.equal_one_layer import NUM_EXAMPLES, WIDTHS
from screens.linear_collapse.more import show_collapse
from serving.tables import table
from ui.deck import picture
from ui.draw import draw
from ui.screen import Choice, Screen

NUM_REROLLS = 200
FLOAT32, EXACT = "float32", "exact"


@lru_cache(maxsize=1)
def differences() -> dict[str, Tensor]:
    """Return the largest difference of each re-roll, rounded and exact, float64."""
    stacks = [draw_stack(WIDTHS, NUM_EXAMPLES, seed) for seed in range(NUM_REROLLS)]
    rounded = [largest_difference(s.X.float(), s.layers) for s in stacks]
    exact = [float(exact_difference(s)) for s in stacks]
    return {
        FLOAT32: torch.stack(rounded),
        EXACT: torch.tensor(exact, dtype=torch.float64),
    }


def show(solved: bool) -> None:
    """Draw what rounding leaves; the exact differences once they are guessed."""
    found = differences()
    drawn = {lane: found[lane] for lane in (FLOAT32, EXACT)[: 1 + solved]}
    word = f"0 in {zeros()} of {NUM_REROLLS}" if solved else "?"
    with picture():
        draw(
            rerolls_chart,
            (FLOAT32, EXACT),
            alt_text="Largest difference for 200 draws of the numbers: in float32 "
            "mostly near 10⁻⁷. " + ("Computed exactly it is 0." if solved else ""),
            differences=table(rerolls_frame, drawn),
            bounds=table(rerolls_frame, {}),
            words=table(lane_words_frame, {EXACT: (word, 1e-10)}),
        )


def zeros() -> int:
    """Count the re-rolls whose exact difference is 0."""
    return int((differences()[EXACT] == 0).sum())


def truth() -> str:
    """Name what exact arithmetic gives."""
    largest = float(differences()[EXACT].max())
    return "zero" if largest == 0 else "smaller" if largest < 1e-9 else "same"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "zero": "Exactly 0: yes, every time.",
        "same": "You took the 10⁻⁷ for a difference between the networks. It belongs "
        "to float32, which keeps seven digits.",
        "smaller": "More digits do make it smaller. But with all digits nothing is "
        "left at all.",
    }[answer]


def explain() -> str:
    """Say why integers prove it."""
    lucky = int((differences()[FLOAT32] == 0).sum())
    return (
        f"**Not one of {NUM_REROLLS} differs.** Every number here is a whole number of "
        f"tenths, and integers are added and multiplied without rounding. Some dots "
        f"of float32 stand at 0 by luck: {lucky}.\n\nThis proves it for these "
        "numbers. *Derivation*, further on, proves it for all."
    )


SCREEN = Screen(
    "zero",
    label="Zero or small",
    title="Is the difference zero, or only small?",
    setup=f"Two layers of numbers in tenths, drawn {NUM_REROLLS} times. A dot is the "
    "largest difference between two layers and their one layer, computed in float32 "
    "(about 7 digits). And computed with exact fractions?",
    show=show,
    ask=Choice(
        {
            "zero": "Exactly 0",
            "same": "About as large",
            "smaller": "Much smaller, but not 0",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The formula": show_collapse},
)

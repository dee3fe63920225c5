"""What the reader predicts: the size of the one layer that equals the stack."""

from core.linear_collapse import price
from sections.linear_collapse.wording import arrows
from ui.predict import Prediction

NONE = "none"


def price_question(widths: tuple[int, ...]) -> Prediction:
    """Ask how many numbers the one layer needs, if there is one."""
    ends = widths[0], widths[-1]
    stack, single = price(widths).parameters, price(ends).parameters
    # Plausible wrong: all of the stack's, or only those of its first layer.
    guesses = sorted({stack, single, price(widths[:2]).parameters})
    options = {str(guess): f"{guess:,} numbers" for guess in guesses}
    return Prediction(
        "price",
        f"The stack {arrows(widths)} has {stack:,} weights and biases. How many does "
        "**one** affine layer need to give the same outputs for *every* input?",
        options | {NONE: "No single layer can do that"},
        lambda: str(single),
        lambda: (
            f"One layer {arrows(ends)} has {ends[0]} · {ends[1]} weights and "
            f"{ends[1]} biases: {single:,} numbers, and the outputs are the same."
        ),
    )

"""What the reader predicts, and the tested functions that know the answer."""

from torch import Tensor

from core.bottleneck import least_width
from core.linear_collapse import price
from sections.linear_collapse.wording import arrows
from ui.predict import Prediction

NONE = "none"
MOST_LOST = 0.1


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


def width_question(shares: Tensor) -> Prediction:
    """Ask how wide a bottleneck must be to keep nearly all of a layer.

    Args:
        shares: What the best stack through 0, 1, ... units loses, shape (m + 1,).
    """
    full, needed = len(shares) - 1, least_width(shares, MOST_LOST)
    # Plausible wrong: a tenth or half of the units, or all of them.
    guesses = sorted({2, full // 2, needed, full})
    return Prediction(
        "width",
        f"A random layer has {full} singular values. How many units does the "
        f"bottleneck need so that at most {100 * MOST_LOST:.0f} % of the layer is "
        "lost?",
        {str(guess): f"{guess} of {full} units" for guess in guesses},
        lambda: str(needed),
        lambda: (
            f"With {needed} units {100 * float(shares[needed]):.1f} % are lost, with "
            f"{needed - 1} still {100 * float(shares[needed - 1]):.1f} %: the singular "
            "values of a random layer shrink slowly. The slider shows every width."
        ),
    )

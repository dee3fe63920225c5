"""What the reader predicts, and the tested functions that know the answer."""

from torch import Tensor

from core.linear_collapse.bottleneck import least_width
from core.linear_collapse.stack import price
from screens.linear_collapse.numbers import arrows
from ui.predict import Prediction

MOST_LOST = 0.1

# Not the reader's own sizes, for which the page shows W and b. These read pictures of
# 28 x 28 pixels, as the chapter's networks do.
PIXELS = (784, 256, 256, 10)


def price_question(widths: tuple[int, ...] = PIXELS) -> Prediction:
    """Ask how many numbers the one layer needs that equals a stack."""
    ends = widths[0], widths[-1]
    stack, single = price(widths).parameters, price(ends).parameters
    # Plausible wrong: all of the stack's, or those of its first or last layer.
    first, last = price(widths[:2]).parameters, price(widths[-2:]).parameters
    return Prediction(
        "price",
        f"A stack {arrows(widths)}, for pictures of {widths[0]} pixels, has {stack:,} "
        "weights and biases. How many does the **one** affine layer with the same "
        "outputs have?",
        {str(guess): f"{guess:,}" for guess in sorted({stack, single, first, last})},
        lambda: str(single),
        lambda: (
            f"The one layer is {arrows(ends)}, whatever lies between: {ends[0]} · "
            f"{ends[1]} weights and {ends[1]} biases. The rest of the {stack:,} "
            "numbers bought nothing."
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
        f"A random layer W has {full} units. How many must the bottleneck have so that "
        f"the best stack V misses W by at most {100 * MOST_LOST:.0f}%, measured by "
        "‖W − V‖ / ‖W‖ (Frobenius norm)?",
        {str(guess): f"{guess} of {full} units" for guess in guesses},
        lambda: str(needed),
        lambda: (
            f"With {needed} units it misses by {100 * float(shares[needed]):.2f}%, "
            f"with {needed - 1} by {100 * float(shares[needed - 1]):.2f}%: the "
            "singular values of a random layer shrink slowly. The slider shows every "
            "width."
        ),
    )

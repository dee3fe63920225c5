"""Experiment: what the hidden layers cost, and what they add."""

import streamlit as st

from charts.linear_collapse.price import price_chart, price_frame
from core.linear_collapse.stack import Price, price
from screens.linear_collapse.numbers import arrows, count
from serving.tables import table
from ui.draw import draw
from ui.fragments import fragment
from ui.predict import Prediction

QUANTITIES = ("parameters", "multiplications")
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
            "numbers added nothing."
        ),
    )


@fragment
def show_price(widths: tuple[int, ...]) -> None:
    """Compare parameters and multiplications of the stack and of the one layer."""
    stack, single = price(widths), price((widths[0], widths[-1]))
    picture, words = st.columns([5, 3], gap="large")
    with picture:
        draw(
            price_chart,
            QUANTITIES,
            alt_text="Parameters and multiplications of the stack and of one layer",
            price=table(price_frame, _by_quantity(stack), _by_quantity(single)),
        )
    with words:
        st.markdown(
            f"**What you see.** The stack {arrows(widths)} keeps "
            f"{count(stack.parameters, 'number')} and multiplies "
            f"{count(stack.multiplications, 'time')} for each example; one layer "
            f"{arrows((widths[0], widths[-1]))} keeps {single.parameters:,} and "
            f"multiplies {count(single.multiplications, 'time')}. "
            f"{_verdict(stack, single, widths)}"
        )
    st.latex(r"\text{parameters} = \sum_k (m_k + 1)\, m_{k+1}")


def _by_quantity(cost: Price) -> dict[str, int]:
    return dict(zip(QUANTITIES, cost, strict=True))


def _verdict(stack: Price, single: Price, widths: tuple[int, ...]) -> str:
    if stack.parameters > single.parameters:
        return (
            f"That is {stack.parameters / single.parameters:.1f} times the memory for "
            "the same function."
        )
    return (
        f"Here the stack costs no more: its narrowest layer has width {min(widths)}, "
        "and it can only represent layers of that rank. See the bottleneck."
    )

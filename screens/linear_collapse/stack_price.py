"""What the hidden layers cost, and what they add."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import streamlit as st
import torch

from charts.linear_collapse.price import SINGLE, STACK, price_chart, price_frame
from core.affine import Affine, collapse
from core.linear_collapse.stack import price
from serving.tables import table
from ui.deck import picture
from ui.draw import draw
from ui.screen import Choice, Screen

QUANTITIES = ("weights and biases", "multiplications")
WIDTHS = (784, 256, 256, 10)
"""These read pictures of 28 x 28 pixels, as the chapter's networks do."""
ENDS = WIDTHS[0], WIDTHS[-1]


def _arrows(widths: Sequence[int]) -> str:
    """Write the widths of a stack in the order of the data: 784 → 10."""
    return " → ".join(map(str, widths))


def show(solved: bool) -> None:
    """Draw what the stack costs; and one layer, once it is guessed."""
    stack, single = price(WIDTHS), price(ENDS)
    rows = [
        (STACK, quantity, 1.0, f"stack {number:,}")
        for quantity, number in zip(QUANTITIES, stack, strict=True)
    ]
    for quantity, number, most in zip(QUANTITIES, single, stack, strict=True):
        told = (number / most, f"{number:,}") if solved else (0.0, "?")
        rows.append((SINGLE, quantity, told[0], f"one layer {told[1]}"))
    with picture():
        draw(
            price_chart,
            alt_text="; ".join(f"{quantity}: {text}" for _, quantity, _, text in rows),
            price=table(price_frame, rows),
        )


def options() -> dict[str, str]:
    """Offer the one layer's number; the first layer's, the last one's, the stack's."""
    guesses = (WIDTHS, WIDTHS[:2], ENDS, WIDTHS[-2:])
    names = ("all", "first", "ends", "last")
    return {
        name: f"{price(widths).parameters:,}"
        for name, widths in zip(names, guesses, strict=True)
    }


@lru_cache(maxsize=1)
def truth() -> str:
    """Collapse such a stack, and count what is left."""
    layers = (Affine(torch.zeros(m, k), torch.zeros(k)) for m, k in pairwise(WIDTHS))
    number = sum(parameter.numel() for parameter in collapse(*layers))
    return next(name for name, text in options().items() if text == f"{number:,}")


def reply(answer: str) -> str:
    """Say what the reader counted."""
    first, hidden, last = WIDTHS[0], WIDTHS[1], WIDTHS[-1]
    return {
        "all": "You kept the hidden layers. They are multiplied out.",
        "first": f"That is the first layer, {first} · {hidden} + {hidden}. But no "
        "hidden units are left.",
        "ends": f"{first} · {last} + {last}: yes.",
        "last": f"That is the last layer alone, {hidden} · {last} + {last}. It reads "
        f"{hidden} units, not {first} pixels.",
    }[answer]


def explain() -> str:
    """Say what the rest was for."""
    stack, single = price(WIDTHS), price(ENDS)
    times = stack.parameters / single.parameters
    return (
        f"**The one layer is {_arrows(ENDS)}**, whatever lies between: "
        f"{single.parameters:,} weights and biases. The stack stores "
        f"{times:.0f} times as many and represents nothing more."
    )


def show_sum() -> None:
    """Write the number of parameters."""
    st.latex(r"\text{weights and biases} = \sum_k (m_k + 1)\, m_{k+1}")
    st.markdown(
        "Multiplications are counted for one example. If a layer of the stack is "
        "narrow, the stack can cost less than one layer, and can then represent only "
        "layers of at most that rank: see the screen *Bottleneck*."
    )


SCREEN = Screen(
    "price",
    label="The price",
    title="How many numbers does the one layer need?",
    setup=f"A stack {_arrows(WIDTHS)} for pictures of {WIDTHS[0]} pixels, without "
    f"activation, has {price(WIDTHS).parameters:,} weights and biases. And the one "
    "layer with the same outputs?",
    show=show,
    ask=Choice(options(), truth, reply),
    explain=explain,
    more={"The formula": show_sum},
)

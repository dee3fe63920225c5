"""Two layers with numbers to multiply: is there one layer that does the same?"""

import streamlit as st
import torch

from core.affine import collapse, forward
from core.linear_collapse.stack import Stack, draw_stack, in_whole_numbers, price
from core.notation import with_minus
from screens.linear_collapse.link import LINK
from screens.linear_collapse.matrices import single_html, stack_html
from screens.linear_collapse.more import show_collapse, show_exercise_1
from ui.deck import controls, picture, readout
from ui.screen import Choice, Screen
from ui.seed import choose_seed

WIDTHS, NUM_EXAMPLES = (2, 3, 2), 3
SEEDS_TRIED = 50


def small_stack(seed: int) -> Stack:
    """Draw two layers of small integers."""
    return in_whole_numbers(draw_stack(WIDTHS, NUM_EXAMPLES, seed))


def show(solved: bool) -> None:
    """Draw two layers and what comes out; once asked, the one layer below them."""
    seed = LINK["seed"].default
    if solved:
        with controls():
            seed = choose_seed(label="Other numbers: seed")
    stack = small_stack(seed)
    with picture():
        st.html(stack_html(stack, 0, 0) + single_html(stack, 0, known=solved))
    if solved:
        readout(f'<p class="readout-lead">{first_entry(stack)}</p>')


def first_entry(stack: Stack) -> str:
    """Write out W₁₁, the first entry of W."""
    (first, _), (second, _) = stack.layers
    pairs = zip(first[0].tolist(), second[:, 0].tolist(), strict=True)
    terms = " + ".join(f"{_term(a)} · {_term(b)}" for a, b in pairs)
    total = float(first[0] @ second[:, 0])
    return f"W₁₁, row 1 times column 1: {terms} = {with_minus(f'{total:.0f}')}"


def _term(value: float) -> str:
    text = with_minus(f"{value:.0f}")
    return f"({text})" if value < 0 else text


def truth() -> str:
    """Say for how many draws of the numbers the one layer gives the same outputs."""
    same = [
        torch.equal(forward(s.X, s.layers), collapse(*s.layers)(s.X))
        for s in map(small_stack, range(SEEDS_TRIED))
    ]
    return "always" if all(same) else "some" if any(same) else "never"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    two, one = _parameters()
    return {
        "never": f"You compared {two} numbers with {one}. But many choices of the "
        f"{two} give one and the same map.",
        "some": "It is no luck. Take other numbers and look again.",
        "always": "Whatever the numbers: yes.",
    }[answer]


def _parameters() -> tuple[int, int]:
    return price(WIDTHS).parameters, price((WIDTHS[0], WIDTHS[-1])).parameters


def explain() -> str:
    """Say where W and b come from."""
    return (
        "**W = W⁽¹⁾W⁽²⁾ and b = b⁽¹⁾W⁽²⁾ + b⁽²⁾.** Both ways give the same O. An "
        "affine map of an affine map is an affine map: the hidden layer added "
        "nothing.\n\n*Next: is the difference exactly 0?*"
    )


SCREEN = Screen(
    "equal",
    label="Two or one",
    title="Can one layer do what these two do?",
    setup="The hidden layer is H = XW⁽¹⁾ + b⁽¹⁾, the output O = HW⁽²⁾ + b⁽²⁾. Is "
    "there one W and one b that lead from every X to the same O?",
    show=show,
    ask=Choice(
        {
            "never": "No: {} numbers can do more than {}".format(*_parameters()),
            "some": "For these numbers, by luck",
            "always": "Yes, whatever the numbers",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The formula": show_collapse, "Exercise": show_exercise_1},
)

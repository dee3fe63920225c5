"""Rounding: how far float32 and float64 drive the two ways apart, and no further."""

from functools import lru_cache

import streamlit as st

from charts.linear_collapse.rounding_errors import (
    lane_words_frame,
    rerolls_chart,
    rerolls_frame,
)
from core.linear_collapse.rounding import (
    FORMATS,
    Rerolls,
    largest_difference,
    reroll,
    rounding_bound,
)
from core.notation import power
from screens.linear_collapse.derivation import stack_of
from screens.linear_collapse.equal_one_layer import NUM_EXAMPLES
from screens.linear_collapse.link import LINK
from serving.tables import table
from ui.controls import choose_int
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Choice, Screen
from ui.text import inline

NUM_REROLLS = 200
LANES = tuple(FORMATS)
DEPTH, SEED = LINK["depth"].default, LINK["seed"].default


@lru_cache(maxsize=LINK["depth"].high)
def rerolled(depth: int) -> dict[str, Rerolls]:
    """Draw many stacks of one size, and compare each with its one layer."""
    widths = stack_of(depth, SEED).widths
    return reroll(widths, NUM_EXAMPLES, NUM_REROLLS, SEED)


def show(solved: bool) -> None:
    """Draw the differences in float32; those in float64 and all bounds once asked."""
    depth = DEPTH
    if solved:
        with controls():
            depth = choose_int("Hidden layers", "depth", LINK["depth"])
    found = rerolled(depth)
    drawn = {lane: found[lane].difference for lane in LANES[: 1 + solved]}
    bounds = {lane: found[lane].bound for lane in LANES if solved}
    words = {} if solved else {"float64": ("?", 1e-10)}
    with picture():
        draw(
            rerolls_chart,
            LANES,
            alt_text="Largest difference for 200 draws of the numbers, in float32 near "
            "10⁻⁷" + (", in float64 near 10⁻¹⁶." if solved else "."),
            differences=table(rerolls_frame, drawn),
            bounds=table(rerolls_frame, bounds),
            words=table(lane_words_frame, words),
        )
    if solved:
        readout(f'<p class="readout-lead">{inline(within(found))}</p>')


def within(found: dict[str, Rerolls]) -> str:
    """Count the differences that stay within their bounds."""
    counts = {
        lane: int((rerolls.difference <= rerolls.bound).sum())
        for lane, rerolls in found.items()
    }
    told = " and ".join(
        f"{number} of {NUM_REROLLS} in {lane}" for lane, number in counts.items()
    )
    return f"Within their bounds (grey): {told}."


def shift() -> float:
    """Return the factor between the differences of both formats."""
    found = rerolled(DEPTH)
    medians = [float(found[lane].difference.median()) for lane in LANES]
    return medians[0] / medians[1]


def truth() -> str:
    """Say where the differences go with more digits."""
    if float(rerolled(DEPTH)["float64"].difference.max()) == 0:
        return "zero"
    return "left" if shift() > 1e6 else "stay"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "stay": "A real difference would stay. This one goes with the digits.",
        "left": "They move left: yes.",
        "zero": "Sixteen digits round, too. Only exact arithmetic gives 0 every time.",
    }[answer]


def explain() -> str:
    """Say whose the difference is."""
    return (
        "**The difference belongs to the number format, not to the networks.** With "
        f"twice the digits it shrinks by a factor of {power(shift())}, and so does the "
        "bound that rounding cannot exceed."
    )


def show_bound() -> None:
    """Write the bound, with the numbers of the stack that is drawn."""
    st.latex(
        r"\begin{aligned} |\text{stack} - \text{one layer}| &\le "
        r"\frac{K\,\varepsilon\,M}{1 - K\varepsilon/2} \\ "
        r"K &= \textstyle\sum_k (m_k + 1) \end{aligned}"
    )
    st.markdown(
        "K counts the roundings an output passes through (a layer with m inputs adds "
        "m products and a bias), ε is the gap between 1 and the next number of the "
        "format, and M is the output of the same network with every number replaced "
        "by its absolute value (N. Higham, *Accuracy and Stability of Numerical "
        "Algorithms*, 2002)."
    )
    stack = stack_of(int(st.session_state.get("depth", DEPTH)), SEED)
    for lane, dtype in FORMATS.items():
        X = stack.X.to(dtype)
        bound = rounding_bound(X, stack.layers)
        st.markdown(
            f"**{lane}**: {power(float(largest_difference(X, stack.layers)))}, and the "
            f"bound K ε M = {bound.operations} · {power(bound.epsilon)} · "
            f"{float(bound.magnitude):.2f} = {power(float(bound.value))}."
        )


SCREEN = Screen(
    "rounding",
    label="Rounding",
    title="Is a difference of 10⁻⁷ a difference?",
    setup=f"Two layers and their one layer, {NUM_REROLLS} times with other numbers, in "
    "float32 (7 digits). In float64 (16 digits), where will the dots be?",
    show=show,
    ask=Choice(
        {
            "stay": "In the same place",
            "left": "Far to the left, but not at 0",
            "zero": "All at 0",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The bound": show_bound},
)

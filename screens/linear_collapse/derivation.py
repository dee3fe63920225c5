"""The chapter's derivation, with numbers in it: two biases become one."""

import streamlit as st
import torch

from core.affine import collapse
from core.linear_collapse.stack import Stack, draw_stack
from screens.linear_collapse.derivation_lines import derivation, first_entry, given
from screens.linear_collapse.equal_one_layer import NUM_EXAMPLES, WIDTHS
from screens.linear_collapse.formula import B, W, aligned, collapse_formula
from screens.linear_collapse.link import LINK
from screens.linear_collapse.more import show_collapse, show_exercise_1
from serving.kept import kept
from ui.controls import choose_int
from ui.deck import controls, picture
from ui.screen import Choice, Screen
from ui.seed import choose_seed

ASKED = aligned(
    r"\mathbf{O}",
    rf"(\mathbf{{X}}{W}^{{(1)}} + {B}^{{(1)}}){W}^{{(2)}} + {B}^{{(2)}}",
    rf"\mathbf{{X}}\,\underbrace{{{W}^{{(1)}}{W}^{{(2)}}}}_{{{W}}} + "
    rf"\underbrace{{\,?\,}}_{{{B}}}",
)


def stack_of(depth: int, seed: int) -> Stack:
    """Draw a stack of `depth` hidden layers."""
    inputs, hidden, outputs = WIDTHS
    return draw_stack((inputs, *[hidden] * depth, outputs), NUM_EXAMPLES, seed)


def show(solved: bool) -> None:
    """Write both layers; once asked, the one layer with its numbers."""
    depth, seed = LINK["depth"].default, LINK["seed"].default
    if solved:
        with controls():
            depth = choose_int("Hidden layers", "depth", LINK["depth"])
            seed = choose_seed()
    layers = stack_of(depth, seed).layers
    with picture():
        st.latex(collapse_formula(depth + 1) if solved else ASKED)
        st.markdown(kept(derivation if solved else given, layers))
        if solved:
            st.markdown("The first entry of **W**, row times column:")
            st.latex(kept(first_entry, layers))


def truth() -> str:
    """Name the sum that gives the bias of the one layer."""
    first, second = stack_of(1, LINK["seed"].default).layers
    candidates = {
        "sum": torch.cat([first.b, second.b]),
        "through": first.b @ second.W + second.b,
        "last": second.b,
    }
    b = collapse(first, second).b
    return next(
        name
        for name, candidate in candidates.items()
        if candidate.shape == b.shape and torch.allclose(candidate, b)
    )


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "sum": "You added them. But b⁽¹⁾ has three numbers and b⁽²⁾ two: b⁽¹⁾ still "
        "has to go through W⁽²⁾.",
        "last": "You dropped b⁽¹⁾. It is added before the second layer, so W⁽²⁾ "
        "carries it on.",
        "through": "b⁽¹⁾W⁽²⁾ + b⁽²⁾: yes.",
    }[answer]


def explain() -> str:
    """Say how more layers are folded in."""
    return (
        "**Multiply out the bracket, and collect what does not depend on X.** It holds "
        "for all numbers, so this is the proof.\n\nWith more layers, fold the first "
        "two into one, then the next into that, and so on."
    )


SCREEN = Screen(
    "derivation",
    label="Derivation",
    title="Two biases become one: which?",
    setup="O = (XW⁽¹⁾ + b⁽¹⁾)W⁽²⁾ + b⁽²⁾ is to be XW + b with W = W⁽¹⁾W⁽²⁾. What is b?",
    show=show,
    ask=Choice(
        {
            "sum": "b⁽¹⁾ + b⁽²⁾",
            "last": "b⁽²⁾",
            "through": "b⁽¹⁾W⁽²⁾ + b⁽²⁾",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The formula": show_collapse, "Exercise": show_exercise_1},
)

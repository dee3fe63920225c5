"""The reader's own layers: any depth, any numbers, and the one layer they are."""

import streamlit as st
from torch import Tensor

from core.linear_collapse.matrix_text import (
    named_matrices,
    read_matrices,
    replace_matrices,
    sizes_with,
    write_matrices,
)
from core.linear_collapse.stack import Stack, draw_stack
from screens.linear_collapse.collapse_script import pytorch_script
from screens.linear_collapse.derivation_lines import derivation, first_entry
from screens.linear_collapse.equal_one_layer import NUM_EXAMPLES
from screens.linear_collapse.formula import collapse_formula
from screens.linear_collapse.link import LINK
from screens.linear_collapse.matrices import single_html, stack_html
from ui.controls import choose_int, choose_text
from ui.deck import controls, picture, readout
from ui.screen import Screen
from ui.seed import choose_seed
from ui.text import inline, verbatim

ENDS = 2
"""Inputs, and outputs, of the stack of a seed."""
MATRICES = "matrices"
GIVEN_DECIMALS, COMPUTED_DECIMALS = 1, 2
ROOMY, SMALL = 3, 0.72
"""So many layers have room at full size; more are drawn at this share of it."""


def stack_of(
    depth: int, num_hiddens: int, seed: int, text: str
) -> tuple[Stack, dict[str, Tensor], str]:
    """Return the stack, the reader's own matrices, and what is wrong with them."""
    widths = (ENDS, *[num_hiddens] * depth, ENDS)
    try:
        own = read_matrices(text)
        sizes = sizes_with(widths, NUM_EXAMPLES, own)
        return replace_matrices(draw_stack(*sizes, seed), own), own, ""
    except ValueError as error:
        return draw_stack(widths, NUM_EXAMPLES, seed), {}, str(error)


def show(solved: bool) -> None:
    """Draw the reader's layers and the one layer."""
    with controls():
        depth = choose_int("Hidden layers", "depth", LINK["depth"])
        num_hiddens = choose_int("Units in each", "width1", LINK["width1"])
        seed = choose_seed()
        with st.popover("Your own numbers", icon=":material/edit:", width="stretch"):
            text = _choose_text()
            stack, own, problem = stack_of(depth, num_hiddens, seed, text)
            _offer(stack, own)
    with picture():
        many = stack_html(stack, GIVEN_DECIMALS, COMPUTED_DECIMALS)
        html = many + single_html(stack, COMPUTED_DECIMALS)
        # Smaller where there are many, so that both O are in sight.
        size = 1 if len(stack.layers) <= ROOMY else SMALL
        st.html(f'<div style="zoom: {size}">{html}</div>')
    fault = f"{verbatim(problem)} The numbers of the seed are used."
    readout(f'<p class="readout-lead">{inline(fault if problem else SAID)}</p>')


SAID = "Whatever the numbers, **O** is the same both ways."


def _choose_text() -> str:
    return choose_text(
        "Your matrices",
        MATRICES,
        max_chars=LINK[MATRICES].max_chars,
        placeholder="W1 = 1 2 0; 0 1 3 / b1 = 0 0 1",
        help="Rows end in ; and matrices in /. Numbers are rounded to tenths; sizes "
        "follow your matrices. They are part of the link.",
    )


def _offer(stack: Stack, own: dict[str, Tensor]) -> None:
    """Offer to write out the numbers that are drawn, or to go back to the seed's."""
    label = "Back to the numbers of the seed" if own else "Write these numbers out"
    text = "" if own else write_matrices(named_matrices(stack))
    st.button(label, key="write_out", on_click=_set_text, args=(text,))


def _set_text(text: str) -> None:
    st.session_state[MATRICES] = text


def _now() -> tuple[Stack, dict[str, Tensor], int]:
    """Return what is drawn at the moment: the stack, own matrices in it, the seed."""
    depth, num_hiddens, seed = (
        int(st.session_state.get(key, LINK[key].default))
        for key in ("depth", "width1", "seed")
    )
    text = str(st.session_state.get(MATRICES, ""))
    stack, own, _ = stack_of(depth, num_hiddens, seed, text)
    return stack, own, seed


def show_steps() -> None:
    """Fold layer after layer into one, with the numbers that are drawn."""
    stack, _, _ = _now()
    st.markdown(derivation(stack.layers))
    st.markdown("The first entry of **W**, row times column:")
    st.latex(first_entry(stack.layers))


def show_script() -> None:
    """Show the PyTorch that draws, or takes over, these numbers."""
    stack, own, seed = _now()
    st.code(pytorch_script(stack, seed, own), "python")


SCREEN = Screen(
    "numbers",
    label="Your own numbers",
    title="Does it hold for your numbers?",
    setup="As many layers as you like, with numbers of yours, and the one layer that "
    "does the same.",
    show=show,
    ask=None,
    explain=lambda: "",
    more={
        "The formula": lambda: st.latex(collapse_formula(len(_now()[0].layers))),
        "Layer by layer": show_steps,
        "PyTorch": show_script,
    },
)

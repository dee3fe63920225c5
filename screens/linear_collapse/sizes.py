"""The sizes of the stack, and the numbers in it, as the reader chooses them."""

from typing import NamedTuple

import pandas as pd
import streamlit as st
from torch import Tensor

from core.linear_collapse.matrix_text import (
    named_matrices,
    read_matrices,
    replace_matrices,
    write_matrices,
)
from core.linear_collapse.stack import (
    LARGEST_ENTRY,
    MOST_EXAMPLES,
    Stack,
    draw_stack,
    in_tenths,
)
from screens.linear_collapse.link import LINK
from ui.controls import choose_int, choose_text
from ui.markdown import plain_text

MATRICES = "matrices"
NOTHING = "nothing"


class Numbers(NamedTuple):
    """The stack, and which of its matrices are the reader's own."""

    stack: Stack
    own: dict[str, Tensor]


def choose_sizes(depth: int, seed: int) -> Stack:
    """Choose the sizes of a stack, folded away, and draw it."""
    with st.expander("Sizes", icon=":material/straighten:"):
        left, right = st.columns(2)
        with left:
            num_inputs = choose_int("Inputs", "num_inputs", LINK["num_inputs"])
            num_examples = choose_int("Examples", "num_examples", LINK["num_examples"])
        with right:
            num_outputs = choose_int("Outputs", "num_outputs", LINK["num_outputs"])
        hidden = []
        for k in range(1, depth + 1):
            with (left, right)[k % 2]:
                key = f"width{k}"
                hidden.append(choose_int(f"Units in layer {k}", key, LINK[key]))
    return draw_stack((num_inputs, *hidden, num_outputs), num_examples, seed)


def choose_numbers(drawn: Stack) -> Numbers:
    """Return the stack of the seed, with the numbers the reader put in."""
    with st.expander("Put in your own numbers", icon=":material/edit:"):
        text = choose_text(
            "Your matrices",
            MATRICES,
            max_chars=LINK[MATRICES].max_chars,
            placeholder="W1 = 1 2 0; 0 1 3 / b1 = 0 0 1",
            help="Rows end in ; and matrices in /. Numbers are rounded to tenths. "
            "They are part of the link.",
        )
        own, problem = {}, ""
        try:
            own = read_matrices(text)
            stack = replace_matrices(drawn, own)
        except ValueError as error:
            own, stack, problem = {}, drawn, str(error)
        _edit(stack, own)
    if problem:
        # Below the fold, which may be closed when a link brings the matrices.
        st.warning(f"{plain_text(problem)} The numbers of the seed are used.")
    return Numbers(stack, own)


def with_more_examples(stack: Stack, seed: int) -> Stack:
    """Return the same layers with examples enough to tell a bend from a line."""
    return draw_stack(stack.widths, MOST_EXAMPLES, seed)._replace(layers=stack.layers)


def _edit(stack: Stack, own: dict[str, Tensor]) -> None:
    named = named_matrices(stack)
    name = st.selectbox("Edit in place", [NOTHING, *named], key="edited_matrix")
    if name in named:
        names = [str(column) for column in range(1, named[name].shape[1] + 1)]
        table = pd.DataFrame(named[name].numpy(), columns=names)
        # A new key for new numbers, so that old edits are not applied to them.
        key = f"editor_{name}_{hash(tuple(named[name].flatten().tolist()))}"
        st.data_editor(
            table,
            key=key,
            hide_index=True,
            column_config={
                column: st.column_config.NumberColumn(
                    min_value=-LARGEST_ENTRY,
                    max_value=LARGEST_ENTRY,
                    step=0.1,
                    required=True,
                )
                for column in table.columns
            },
            on_change=_keep_edits,
            args=(key, name, named[name], own),
        )
    if own:
        st.button("Back to the numbers of the seed", on_click=_drop_edits)


def _keep_edits(key: str, name: str, M: Tensor, own: dict[str, Tensor]) -> None:
    """Write what was typed into a cell to the link."""
    M = M.clone()
    for row, cells in st.session_state[key]["edited_rows"].items():
        for column, value in cells.items():
            if value is not None:
                M[int(row), int(column) - 1] = value
    st.session_state[MATRICES] = write_matrices(own | {name: in_tenths(M)})


def _drop_edits() -> None:
    st.session_state[MATRICES] = ""

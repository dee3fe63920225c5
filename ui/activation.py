"""Choose an activation by name, or type a formula: ``?activation=gelu`` in the link."""

from collections.abc import Sequence

import streamlit as st

from core.activations import ACTIVATIONS, Activation, find
from ui.controls import BIND
from ui.controls.held import held_by_link
from ui.text import plain_text

HINT = "Pick one, or type a formula in x such as max(0, x) and press Enter"
MOST = 8
"""As many series as there are colours to tell them apart."""


def choose_activation(
    label: str = "Activation",
    key: str = "activation",
    default: str = "relu",
    options: Sequence[str] = tuple(ACTIVATIONS),
) -> Activation:
    """Pick an activation by its key, or type one as a formula in x.

    A text that is neither gets one sentence, and `default` stands in for it.
    """
    text = _choose_or_type(label, key, options, default)
    return find_or_explain(text or default) or find(default)


def choose_activations(
    label: str, key: str, default: Sequence[str]
) -> list[Activation]:
    """Pick up to `MOST` activations by their keys, or by formulas in x.

    A text that is neither gets one sentence and is left out.
    """
    texts = _choose_or_type_many(label, key, tuple(ACTIVATIONS), default)
    found = (find_or_explain(part) for text in texts for part in split_keys(text))
    unique = {activation.key: activation for activation in found if activation}
    return list(unique.values())[:MOST]


def _read_typed(texts: Sequence[str], options: Sequence[str], default: str) -> str:
    return texts[-1] if texts else default


def _read_many_typed(
    texts: Sequence[str], options: Sequence[str], default: Sequence[str]
) -> list[str]:
    return list(texts or default)[:MOST]


@held_by_link(_read_typed)
def _choose_or_type(
    label: str, key: str, options: Sequence[str], default: str
) -> str | None:
    return st.selectbox(
        label,
        options,
        options.index(default),
        key=key,
        bind=BIND,
        accept_new_options=True,
        help=HINT,
    )


@held_by_link(_read_many_typed)
def _choose_or_type_many(
    label: str, key: str, options: Sequence[str], default: Sequence[str]
) -> list[str]:
    return st.multiselect(
        label,
        options,
        default,
        key=key,
        bind=BIND,
        accept_new_options=True,
        max_selections=MOST,
        help=HINT,
    )


def split_keys(text: str) -> list[str]:
    """Take a link's ``relu,tanh`` for two keys; any other text is one."""
    parts = [part.strip() for part in text.split(",")]
    return parts if all(part in ACTIVATIONS for part in parts) else [text]


def find_or_explain(text: str) -> Activation | None:
    """Return the activation of that name or formula, or say what is wrong with it."""
    try:
        return find(text)
    except ValueError as error:
        explain_error(error)
        return None


def explain_error(error: ValueError) -> None:
    """Say in one sentence what is wrong with what a reader typed."""
    st.warning(plain_text(str(error)), icon=":material/edit:")


def written(activation: Activation) -> str:
    """Write what it is called, so that Markdown leaves a formula alone."""
    label = activation.label
    return f"`{label}`" if activation.family == "formula" else label

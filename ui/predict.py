"""Ask, lock, reveal, explain: choose before you see.

Watching a demonstration without predicting teaches no more than not watching it
(Crouch, Fagen, Callan and Mazur, 2004, American Journal of Physics 72:835).
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import streamlit as st


class Prediction(NamedTuple):
    """One question of a lesson.

    Attributes:
        key: Name of the question, unique on its page.
        question: What is asked, in one or two sentences of Markdown.
        options: Answers to choose from, by name; the plausible wrong ones are among
            them.
        answer: Computes the name of the true one, by the functions that draw.
        explain: Restates the outcome with its numbers, in Markdown.
    """

    key: str
    question: str
    options: Mapping[str, str]
    answer: Callable[[], str]
    explain: Callable[[], str]


def predict(prediction: Prediction, *, about: object = None) -> bool:
    """Ask a question until it is answered and locked; return whether it is.

    Args:
        prediction: The question.
        about: What the answer depends on (say, the seed). When it changes, the
            question is asked anew.
    """
    choice_key = f"predict_{prediction.key}"
    lock_key = f"locked_{prediction.key}"
    locked = locked_answer(prediction.key, about)
    with st.container(border=True):
        st.markdown(f"**Predict first.** {prediction.question}")
        if locked is None:
            _ask(prediction, choice_key, lock_key, about)
        else:
            _reveal(prediction, locked, lock_key)
    return locked is not None


def locked_answer(key: str, about: object = None) -> str | None:
    """Return the answer the reader has locked to the question `key`, or None."""
    locked = st.session_state.get(f"locked_{key}")
    return locked[1] if locked is not None and locked[0] == about else None


def _ask(prediction: Prediction, choice_key: str, lock_key: str, about: object) -> None:
    names = {text: name for name, text in prediction.options.items()}
    text = st.radio(
        "Your answer",
        list(names),
        index=None,
        key=choice_key,
        label_visibility="collapsed",
    )
    st.button(
        "Lock my answer",
        key=f"{lock_key}_button",
        type="primary",
        disabled=text is None,
        on_click=_lock,
        args=(lock_key, about, names.get(text)),
    )


def _reveal(prediction: Prediction, choice: str, lock_key: str) -> None:
    truth = prediction.answer()
    if choice == truth:
        st.success(
            f"You said: {prediction.options[choice]}. That is right.",
            icon=":material/check_circle:",
        )
    else:
        st.info(
            f"You said: {prediction.options[choice]}. "
            f"It is: {prediction.options[truth]}.",
            icon=":material/lightbulb:",
        )
    st.markdown(prediction.explain())
    st.button(
        "Ask me again", key=f"{lock_key}_again", on_click=_unlock, args=(lock_key,)
    )


def _lock(lock_key: str, about: object, choice: str) -> None:
    st.session_state[lock_key] = (about, choice)


def _unlock(lock_key: str) -> None:
    st.session_state.pop(lock_key, None)

"""One experiment at a time: a rerun pays only for what is shown."""

from collections.abc import Callable, Mapping

import streamlit as st

from ui.controls import choose_one

Experiments = Mapping[str, tuple[str, Callable[[], None]]]


def show_closer(experiments: Experiments, title: str = "Look closer") -> None:
    """Let the reader choose an experiment (``?experiment=``) and show it.

    Args:
        experiments: By name in the link: the question it answers, and what draws it.
        title: What stands above them.
    """
    st.subheader(title, anchor=False)
    name = choose_one(
        "Experiment", "experiment", list(experiments), label_visibility="collapsed"
    )
    question, show = experiments[name]
    st.markdown(f"**{question}**")
    show()


def hold_back(what: str) -> None:
    """Say that `what` would answer the question at the top, which is still open."""
    st.markdown(
        f":material/lock: Lock your answer at the top of the page to see {what}."
    )

"""How far a run is, as a reader sees it: a bar, an estimate, and a way out."""

from collections.abc import Callable, Hashable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from serving.run_queue.run import Run

LOOK = 0.2
"""Seconds between two looks at how far a run is."""


def show_progress(
    place: DeltaGenerator,
    run: Run,
    label: str,
    ahead: Callable[[Run], Sequence[Run]],
    cancel: Callable[[Hashable, str], None],
) -> None:
    """Show a run until it is done, then nothing.

    Args:
        place: Where to draw.
        run: The run.
        label: What it does, in the words of the page.
        ahead: Returns the runs that come before one that waits.
        cancel: Called with the key of the run and `label` when the reader gives up.
    """
    with place.container():
        # Every update is a point at which Streamlit lets a reader's click through.
        bar = st.progress(0.0, label)
        st.button(
            "Cancel",
            key=f"cancel_{hash(run.key)}",
            on_click=cancel,
            args=(run.key, label),
        )
    while not run.done.wait(LOOK):
        bar.progress(min(run.share, 1.0), f"{label}: {_state_of(run, ahead(run))}")
    place.empty()


def _state_of(run: Run, ahead: Sequence[Run]) -> str:
    """Say where a run is: its place in the queue, or how far it is."""
    left = run.seconds_left() + sum(r.seconds_left() for r in ahead)
    about = f"about {max(left, 1):.0f} s left"
    if run.begun is not None:
        return f"{run.share:.0%}, {about}"
    noun = "run comes" if len(ahead) == 1 else "runs come"
    return f"{len(ahead)} {noun} first, {about}"

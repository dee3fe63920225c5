"""Long work as a reader sees it: a place in the queue, progress, and a way out.

    experiment = wait_for(
        ("experiment", setting),
        lambda report: run_experiment(..., on_epoch=report),
        seconds=estimate_seconds(...),
        megabytes=history_bytes(...) / 1e6,
        label="Training",
    )

Call it in a page or section, never inside a cached function: it draws. The work runs in
a thread of its own and must be pure `core` code without Streamlit in it. It is told
``report(share)`` every few milliseconds and ends early when that returns False.
"""

import time
from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.log import log_event
from ui.run import Report, Run
from ui.run_queue import QueueFull, RunQueue
from ui.turns import TURNS

T = TypeVar("T")

PATIENCE = 0.3
"""Seconds before a run shows that it is one: a bar that flashes up tells nothing."""
LOOK = 0.2
"""Seconds between two looks at how far a run is."""
CANCELLED = "cancelled_run"

RUNS = RunQueue(at_once=2, longest=24, short=PATIENCE, kept_megabytes=48)


def wait_for(
    key: Hashable,
    work: Callable[[Report], T],
    *,
    seconds: float,
    megabytes: float = 1.0,
    label: str = "Computing",
) -> T | None:
    """Return what `work` returns, computed once for all sessions that ask for `key`.

    The result is kept for the next who asks, as long as there is room. Meanwhile the
    reader sees how many runs come first, a bar with an estimate, and a button to
    cancel. A reader who cancels, changes a control or leaves frees the share; when
    nobody is left, ``report`` returns False and what `work` then returns is dropped.

    Args:
        key: What the result depends on, with a name for the kind of work.
        work: Called as ``work(report)`` in another thread.
        seconds: Estimated duration; the shortest runs come first.
        megabytes: Estimated size of the result.
        label: What is done, in the words of the page ("Training 32 networks").

    Returns:
        The result; None if the reader cancelled or the queue is full, which is then
        said on the page with a button to try again.

    Raises:
        Exception: What `work` raised.
    """
    place = st.empty()
    if st.session_state.get(CANCELLED) == key and not RUNS.has(key):
        _offer(place, key, f"{label}: cancelled.", "Start again")
        return None
    try:
        run = RUNS.ask(key, work, seconds, megabytes)
    except QueueFull as full:
        log_event("queue-full", 0.0)
        _offer(place, key, f"{label}: {full}. Try again in a minute.", "Try again")
        return None
    if run.done.is_set():
        RUNS.leave(run)
        return run.outcome()
    begun = time.perf_counter()
    TURNS.give()
    try:
        if not run.done.wait(PATIENCE):
            _show_progress(place, run, label)
            place.empty()
    finally:
        RUNS.leave(run)
        event = "run-waited" if run.done.is_set() else "run-left"
        log_event(event, time.perf_counter() - begun)
    TURNS.take()
    return run.outcome()


def result_of(
    key: Hashable, work: Callable[[Report], T], *, megabytes: float = 1.0
) -> T:
    """Return what `wait_for` keeps for `key`; else compute it, without a word to say.

    For what is asked for again and again in one run of a page, and inside cached
    functions. It draws nothing, and does not queue.
    """
    run = RUNS.ask(key, work, 0.0, megabytes)
    if not run.done.is_set():
        TURNS.give()
        run.done.wait()
        TURNS.take()
    RUNS.leave(run)
    return run.outcome()


def _show_progress(place: DeltaGenerator, run: Run, label: str) -> None:
    with place.container():
        # Every update is a point at which Streamlit lets a reader's click through.
        bar = st.progress(0.0, label)
        st.button(
            "Cancel",
            key=f"cancel_{hash(run.key)}",
            on_click=_cancel,
            args=(run.key,),
        )
    while not run.done.wait(LOOK):
        bar.progress(min(run.share, 1.0), f"{label}: {_state_of(run)}")


def _state_of(run: Run) -> str:
    """Say where a run is: its place in the queue, or how far it is."""
    ahead = RUNS.ahead(run)
    left = run.seconds_left() + sum(r.seconds_left() for r in ahead)
    about = f"about {max(left, 1):.0f} s left"
    if run.begun is not None:
        return f"{run.share:.0%}, {about}"
    noun = "run comes" if len(ahead) == 1 else "runs come"
    return f"{len(ahead)} {noun} first, {about}"


def _offer(place: DeltaGenerator, key: Hashable, sentence: str, button: str) -> None:
    with place.container():
        st.info(sentence)
        st.button(button, key=f"again_{hash(key)}", on_click=_forget_cancelled)


def _cancel(key: Hashable) -> None:
    st.session_state[CANCELLED] = key
    RUNS.cancel(key)


def _forget_cancelled() -> None:
    st.session_state.pop(CANCELLED, None)

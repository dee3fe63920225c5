"""Long work as a reader sees it: a place in the queue, progress, and a way out.

    job = Job(
        ("experiment", setting),
        lambda report: run_experiment(..., on_epoch=report),
        seconds=estimate_seconds(...),
        megabytes=training_bytes(...) / 1e6,
        limit=Limit(10, lambda share: f"at {share:.0%}: choose fewer epochs"),
        label="Training",
    )
    experiment = job.wait()

Wait for it in a page or section, never inside a cached function: that draws. In a
fragment, where no click gets through, it begins the page anew in one piece as soon as
it has to wait. The work runs in a thread of its own and must be pure `core` code
without Streamlit in it. It is told ``report(share)`` every few milliseconds and ends
early when that returns False.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from serving.log import log_event
from serving.run_queue.queue import QueueFull, RunQueue
from serving.run_queue.run import NO_LIMIT, Limit, NoRoom, Report, Run, TookTooLong
from serving.turns import TURNS
from ui.fragments import is_in_one_piece, leave_fragments
from ui.jobs.progress import show_progress

T = TypeVar("T")

PATIENCE = 0.3
"""Seconds before a run shows that it is one: a bar that flashes up tells nothing."""
A_SECOND = 1.0
"""The same for a run that is short by estimate, and late only on a busy server, where
beginning the page anew for the bar would be one more thing to do."""
ENDED = "ended_run"
A_FEW_NUMBERS = 0.01
"""Megabytes of a result that is a list or a table of some numbers."""

RUNS = RunQueue(
    at_once=2,
    longest=24,
    short=PATIENCE,
    kept_megabytes=12,
    make_way=TURNS.stand_back,
)


@dataclass(frozen=True)
class Job(Generic[T]):
    """Work that is computed once for all sessions that ask for its key.

    The result is kept for the next who asks, as long as there is room.

    Attributes:
        key: What the result depends on, with a name for the kind of work.
        work: Called as ``work(report)`` in another thread.
        seconds: Estimated duration: what was asked for early and is short comes first.
        megabytes: Estimated size of the result.
        limit: Where it is stopped, for work of which a link can ask for any amount.
        label: What is done, in the words of the page ("Training 32 networks").
    """

    key: Hashable
    work: Callable[[Report], T]
    seconds: float = 0.0
    megabytes: float = A_FEW_NUMBERS
    limit: Limit = NO_LIMIT
    label: str = "Computing"

    def wait(self) -> T | None:
        """Return the result, with a bar and a way out while it is computed.

        The reader sees how many runs come first, a bar with an estimate, and a button
        to cancel. A reader who cancels, changes a control or leaves frees the share;
        when nobody is left, ``report`` returns False and what the work then returns is
        dropped.

        Returns:
            The result; None if the reader cancelled, the limit was met, or queue or
            memory is full, which is then said on the page with a button to start again.

        Raises:
            Exception: What the work raised.
        """
        place = st.empty()
        ended_key, sentence = st.session_state.get(ENDED, (None, ""))
        if ended_key == self.key and not RUNS.has(self.key):
            return _offer(place, self.key, sentence)
        try:
            run = self._ask(self.seconds)
        except QueueFull as full:
            log_event("queue-full", 0.0)
            return self._turn_away(place, full)
        try:
            if not run.done.is_set():
                _wait(place, run, self.label)
        finally:
            RUNS.leave(run)
        try:
            return run.outcome()
        except NoRoom as full:
            log_event("run-no-room", 0.0)
            return self._turn_away(place, full)
        except TookTooLong as stop:
            log_event("run-stopped", self.limit.seconds)
            st.session_state[ENDED] = (self.key, f"{self.label} was {stop}.")
            return _offer(place, self.key, f"{self.label} was {stop}.")

    def result(self) -> T:
        """Return the result without a word to say, computed if it is not there.

        For what is asked for again and again in one run of a page, and inside cached
        functions. It draws nothing, and does not queue.
        """
        run = self._ask(0.0)
        if not run.done.is_set():
            TURNS.give()
            run.done.wait()
            TURNS.take()
        RUNS.leave(run)
        return run.outcome()

    def kept(self) -> T | None:
        """Return the result if it is there: for a dialog, in which nobody waits."""
        return self.result() if RUNS.has(self.key) else None

    def _ask(self, seconds: float) -> Run:
        return RUNS.ask(self.key, self.work, seconds, self.megabytes, self.limit)

    def _turn_away(self, place: DeltaGenerator, full: Exception) -> None:
        _offer(place, self.key, f"{self.label}: {full}. Try again in a minute.")


def _wait(place: DeltaGenerator, run: Run, label: str) -> None:
    """Wait until a run is done; where that takes long, show how far it is."""
    begun = time.perf_counter()
    TURNS.give()
    patience = PATIENCE if run.seconds >= PATIENCE else A_SECOND
    if not run.done.wait(0 if is_in_one_piece() else patience):
        leave_fragments()
        try:
            show_progress(place, run, label, RUNS.ahead, _cancel)
        finally:
            if not run.done.is_set():
                log_event("run-left", time.perf_counter() - begun)
    log_event("run-waited", time.perf_counter() - begun)
    TURNS.take()


def _offer(place: DeltaGenerator, key: Hashable, sentence: str) -> None:
    """Say why there is no result, and offer to begin once more."""
    with place.container():
        st.info(sentence)
        st.button("Start again", key=f"again_{hash(key)}", on_click=_forget_end)


def _cancel(key: Hashable, label: str) -> None:
    st.session_state[ENDED] = (key, f"{label}: cancelled.")
    RUNS.cancel(key)


def _forget_end() -> None:
    st.session_state.pop(ENDED, None)

"""Long work of a whole class: bounded, shared, in a fair order, given up in time.

A run belongs to all who asked for it. It is started once however many ask, and ends
early when the last of them has left. Knows nothing of Streamlit.
"""

import threading
import time
from collections.abc import Callable, Hashable

from serving.run_queue.order import in_order, may_begin
from serving.run_queue.results import Results
from serving.run_queue.run import (
    NO_LIMIT,
    Limit,
    NoRoom,
    Run,
    TookTooLong,
    Work,
    named,
)

YIELD = 0.0005
"""Seconds a run sleeps at each report, so that locks it shares change hands."""
MAKE_WAY = 0.02
"""Seconds a run stands back at each report for who is drawing, at most."""
SOON, LATE = 1.0, 4.0
"""A second, and so many times its estimate, after it was asked for a run stands back no
longer: where somebody draws all the time, it would never end."""


class QueueFull(Exception):
    """More runs are waiting than the server takes."""


class RunQueue:
    """Runs in threads of their own, at most `at_once` long ones at a time.

    Args:
        at_once: Long runs at a time; the others wait, in the order
            of when they were asked for plus how long they take.
        longest: Runs that may wait.
        short: A run of fewer seconds by estimate starts at once.
        kept_megabytes: Results to keep, by their estimated size.
        make_way: Waits, at most the seconds it is told, until no page is being drawn.
    """

    def __init__(
        self,
        at_once: int,
        longest: int,
        short: float,
        kept_megabytes: float,
        make_way: Callable[[float], object] = bool,
    ):
        self.at_once, self.longest, self.short = at_once, longest, short
        self.make_way = make_way
        self._lock = threading.Lock()
        self._open: dict[Hashable, Run] = {}
        self._kept = Results(kept_megabytes)

    def ask(
        self,
        key: Hashable,
        work: Work,
        seconds: float,
        megabytes: float = 1.0,
        limit: Limit = NO_LIMIT,
    ) -> Run:
        """Join the run of that key, or begin it; call `leave` when done with it.

        A run that computes beyond its limit is ended by `TookTooLong`, which its
        ``report`` raises, so that no work can overlook it.

        Raises:
            QueueFull: If it would have to wait and too many are waiting.
        """
        with self._lock:
            if run := self._kept.get(key):
                return run
            if key in self._open:
                run = self._open[key]
                run.sessions += 1
                return run
            self._forget_unwanted()
            waiting = sum(run.begun is None for run in self._open.values())
            if seconds >= self.short and waiting >= self.longest:
                raise QueueFull(f"{waiting} long runs are waiting for this server")
            run = self._open[key] = Run(key, work, seconds, megabytes, limit)
            begun = self._begin_what_may()
        self._start(begun)
        return run

    def leave(self, run: Run) -> None:
        """Want a run no longer; the last to leave ends it, after `GRACE` seconds."""
        with self._lock:
            run.sessions -= 1
            run.left = time.monotonic()

    def cancel(self, key: Hashable) -> None:
        """End the run of that key as soon as nobody waits for it."""
        with self._lock:
            if run := self._open.get(key):
                run.grace = 0.0

    def has(self, key: Hashable) -> bool:
        """Say whether the result of that key is there."""
        return key in self._kept

    def ahead(self, run: Run) -> list[Run]:
        """Return the long runs that come before one that waits."""
        with self._lock:
            if run.begun is not None or run.done.is_set():
                return []
            waiting = in_order(
                r
                for r in self._open.values()
                if r.begun is None and r.seconds >= self.short
            )
            return self._long_ones() + waiting[: waiting.index(run)]

    def _long_ones(self) -> list[Run]:
        """Return the long runs that are under way."""
        return [
            run
            for run in self._open.values()
            if run.begun is not None and run.seconds >= self.short
        ]

    def _begin_what_may(self) -> list[Run]:
        """Return the runs that may begin now, for `_start`."""
        begun = []
        for run in in_order(r for r in self._open.values() if r.begun is None):
            if may_begin(run, self._long_ones(), self.at_once, self.short):
                run.begun = time.monotonic()
                begun.append(run)
        return begun

    def _start(self, begun: list[Run]) -> None:
        """Start the threads of runs.

        Outside of the lock: where memory ends, Python may wait for ever here. A run
        without a thread ends, and those that waited behind it come next.
        """
        while begun:
            run = begun.pop(0)
            try:
                threading.Thread(target=self._do, args=(run,), daemon=True).start()
            except (RuntimeError, MemoryError):
                run.error = NoRoom()
                begun += self._end(run)

    def _do(self, run: Run) -> None:
        begun = time.thread_time()

        def report(share: float) -> bool:
            if share < 1 and time.thread_time() - begun > run.limit.seconds:
                raise TookTooLong(run.limit.sentence(share))
            return self._report(run, share)

        try:
            run.result = run.work(report)
        except Exception as error:
            run.error = named(error)
        run.took = time.thread_time() - begun
        self._start(self._end(run))

    def _end(self, run: Run) -> list[Run]:
        """Take a run out, keep its result, and return what may begin in its place."""
        with self._lock:
            try:
                if not run.dropped:
                    del self._open[run.key]
                    if run.error is None:
                        run.work = bool  # What the work closed over can go.
                        self._kept.put(run)
            finally:
                run.done.set()
            self._forget_unwanted()
            return self._begin_what_may()

    def _report(self, run: Run, share: float) -> bool:
        run.share = share
        time.sleep(YIELD)
        if time.monotonic() - run.asked < SOON + LATE * run.seconds:
            self.make_way(MAKE_WAY)
        with self._lock:
            if run.is_wanted():
                return True
            self._drop(run)
            return False

    def _drop(self, run: Run) -> None:
        if not run.dropped:
            run.dropped = True
            del self._open[run.key]

    def _forget_unwanted(self) -> None:
        for run in list(self._open.values()):
            if run.begun is None and not run.is_wanted():
                self._drop(run)

"""A lock that is handed over in the order of asking.

Python's own lock may be taken again and again by whoever holds it, because the others
first have to wake up. Trainings that give it up every few milliseconds would still
starve one another.
"""

from collections import deque
from threading import Lock


class FairLock:
    """Let one thread at a time into a ``with`` block, first come, first served."""

    def __init__(self):
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    def __enter__(self):
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        called.acquire()

    def __exit__(self, *exception: object):
        with self._guard:
            if self._waiting:
                # Still taken: by the thread that has waited longest.
                self._waiting.popleft().release()
            else:
                self._taken = False

"""Sessions draw one after the other, so that they do not get in each other's way.

Python runs one thread at a time. Thirty scripts that are all under way take the
interpreter from one another every few milliseconds, which doubles what each of them
costs, and all are done at the end: one after the other, the first is done at once and
the last no later. Who takes long (an import, a training) does not hold up the others:
after `PATIENCE` seconds the next one begins.
"""

import threading
import time

PATIENCE = 0.25
"""Seconds after which the others no longer wait for who draws."""
LOOK = 0.005
"""Seconds between two looks: a script that is broken off gives no turn back."""


class Turns:
    """Turns of threads, in the order in which they ask."""

    def __init__(self) -> None:
        self._first_in_line = threading.Lock()
        self._guard = threading.Lock()
        self._given, self._quiet = threading.Event(), threading.Event()
        self._drawing: dict[threading.Thread, float] = {}
        self._in_line = 0

    def take(self) -> None:
        """Wait until nobody draws who began a short while ago."""
        self.give()
        with self._guard:
            self._in_line += 1
            self._quiet.clear()
        with self._first_in_line:
            while self._is_taken():
                self._given.wait(LOOK)
            with self._guard:
                self._in_line -= 1
                self._given.clear()
                self._drawing[threading.current_thread()] = time.monotonic()

    def give(self) -> None:
        """Let the next one draw; of no effect for who has no turn."""
        with self._guard:
            if self._drawing.pop(threading.current_thread(), None) is not None:
                self._given.set()
                if not self._in_line:
                    self._quiet.set()

    def stand_back(self, seconds: float) -> None:
        """Wait until nobody draws or is about to: for work that can wait `seconds`."""
        if self._in_line or self._is_taken():
            self._quiet.wait(seconds)

    def _is_taken(self) -> bool:
        with self._guard:
            now = time.monotonic()
            self._drawing = {
                thread: begun
                for thread, begun in self._drawing.items()
                if thread.is_alive() and now - begun < PATIENCE
            }
            return bool(self._drawing)


TURNS = Turns()

"""Sessions draw one after the other, so that they do not get in each other's way.

Python runs one thread at a time. Thirty scripts that are all under way take the
interpreter from one another every few milliseconds, which doubles what each of them
costs, and all are done at the end: one after the other, the first is done at once and
the last no later. Who takes long (an import, a training) does not hold up the others:
after `PATIENCE` seconds the next one begins.

Who asks first draws first, but a session that drew much lately stands back: one that
asks for a picture twenty times a second waits for itself, not the class for it.
"""

import threading
import time
from collections.abc import Hashable
from typing import NamedTuple

from streamlit.runtime.scriptrunner import get_script_run_ctx

from serving.guard.shares import Shares

PATIENCE = 0.25
"""Seconds after which the others no longer wait for who draws."""
LOOK = 0.005
"""Seconds between two looks: a script that is broken off gives no turn back."""
STAND_BACK = 4.0
"""Seconds that a session comes later for a second that it drew lately."""


class _Turn(NamedTuple):
    """Who draws, and since when."""

    who: Hashable
    begun: float


class _Place:
    """A place in the line; `called` once it is the first."""

    def __init__(self, who: Hashable, due: float):
        self.who, self.due = who, due
        self.called = threading.Event()


def session_here() -> Hashable:
    """Return the session whose script this thread runs; outside of one, the thread."""
    context = get_script_run_ctx(suppress_warning=True)
    return threading.get_ident() if context is None else context.session_id


class Turns:
    """Turns of threads, in the order in which they ask."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._given, self._quiet = threading.Event(), threading.Event()
        self._drawing: dict[threading.Thread, _Turn] = {}
        self._line: list[_Place] = []
        self._shares = Shares()

    def take(self) -> None:
        """Wait until nobody draws who began a short while ago."""
        self.give()
        who = session_here()
        with self._guard:
            late = STAND_BACK * self._shares.of(who)
            place = _Place(who, time.monotonic() + late)
            self._line.append(place)
            self._quiet.clear()
        while not self._begin(place):
            if place is self._first():
                self._given.wait(LOOK)
            else:
                place.called.wait(PATIENCE)

    def give(self) -> None:
        """Let the next one draw; of no effect for who has no turn."""
        with self._guard:
            if turn := self._drawing.pop(threading.current_thread(), None):
                self._note(turn)
                self._given.set()
                if not self._line:
                    self._quiet.set()

    def stand_back(self, seconds: float) -> None:
        """Wait until nobody draws or is about to: for work that can wait `seconds`."""
        with self._guard:
            is_quiet = not self._line and not self._is_taken()
        if not is_quiet:
            self._quiet.wait(seconds)

    def has(self, who: Hashable) -> bool:
        """Say whether `who` draws or is about to."""
        with self._guard:
            return any(place.who == who for place in self._line) or (
                self._is_taken() and any(t.who == who for t in self._drawing.values())
            )

    def _begin(self, place: _Place) -> bool:
        """Take the turn, if it is free and this place is the first."""
        with self._guard:
            place.called.clear()
            if place is not self._first() or self._is_taken():
                return False
            self._line.remove(place)
            if first := self._first():
                first.called.set()
            self._given.clear()
            turn = _Turn(place.who, time.monotonic())
            self._drawing[threading.current_thread()] = turn
            return True

    def _first(self) -> _Place | None:
        return min(self._line, key=lambda place: place.due, default=None)

    def _is_taken(self) -> bool:
        """Say whether one draws; who is gone or takes long does not count any more."""
        now = time.monotonic()
        for thread, turn in list(self._drawing.items()):
            if not thread.is_alive() or now - turn.begun >= PATIENCE:
                self._note(self._drawing.pop(thread))
        return bool(self._drawing)

    def _note(self, turn: _Turn) -> None:
        took = time.monotonic() - turn.begun
        self._shares.add(turn.who, min(took, PATIENCE))


TURNS = Turns()

"""Wakes the pages of a room when something happens in it.

One thread for all sessions of the process looks at the counters of their rooms, in one
query; a page that waits costs nothing. A page is woken to draw itself anew, with the
values it has. Who is drawing just then, or has lost the net, is woken later. A class is
woken a few pages at a time, no later than all at once: who moves a slider meanwhile
waits for those few.
"""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from weakref import ref

from streamlit import runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import RerunData

from serving.rooms.desk import NoRooms
from serving.rooms.store import Rooms, rooms

LOOK = 0.25
"""Seconds between two looks, one after the other."""
SEE = 10.0
"""Seconds after which the students who are here are noted again."""
SETTLE, SETTLE_TALLY = 1.0, 0.5
"""Seconds between two times that a page is woken, and one that counts votes."""
A_PAGE = 0.03
"""Seconds of one page: those that are woken again and again leave time for others."""
AT_ONCE = 3
"""Pages that are drawn because they were woken."""
FIRST = 2.0
"""Seconds that a class waits at most for the page of its teacher."""
SOON = 0.02
"""Seconds until the next ones are woken."""


@dataclass
class Seat:
    """A page that is open in a room.

    Attributes:
        code: Of the room.
        revision: What it has drawn of what the teacher did.
        heard: What it has drawn of what students did; None if it does not show that.
        student: Its secret; empty for a teacher's.
        woken: When it was last woken.
    """

    code: str
    revision: int
    heard: int | None = None
    student: str = ""
    woken: float = -math.inf

    @property
    def rank(self) -> tuple[bool, float]:
        """Who comes first: a teacher who counts, then who has waited longest."""
        return self.heard is None, self.woken

    def is_behind(self, revision: int, heard: int, now: float, pages: int) -> bool:
        """Whether the page is to draw what has happened since, and it is time."""
        counts = self.heard is not None
        if revision == self.revision and (not counts or heard == self.heard):
            return False
        settle = SETTLE_TALLY if counts else max(SETTLE, pages * A_PAGE)
        return now - self.woken >= settle


class Watch:
    """The pages of this process that are open in a room.

    Args:
        rooms: Returns the rooms.
        wake: Draws the page of a session anew; says whether it could.
        is_here: Whether a session is still open.
        is_drawing: Whether the page of a session is being drawn.
    """

    def __init__(
        self,
        rooms: Callable[[], Rooms],
        wake: Callable[[str], bool],
        is_here: Callable[[str], bool],
        is_drawing: Callable[[str], bool],
    ):
        self.rooms, self.wake, self.is_here = rooms, wake, is_here
        self.is_drawing = is_drawing
        self._woken: set[str] = set()
        self._first: dict[str, tuple[str, float]] = {}
        self._seats: dict[str, Seat] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._happened = threading.Event()
        self._noted = 0.0

    def sit(self, session: str, seat: Seat) -> None:
        """Wake a session from now on."""
        with self._lock:
            if before := self._seats.get(session):
                seat.woken = before.woken
            self._seats[session] = seat
            if not self._is_looking() and runtime.exists():
                self._thread = threading.Thread(target=self._look_on, daemon=True)
                self._thread.start()

    def leave(self, session: str) -> None:
        """Wake a session no longer."""
        with self._lock:
            self._seats.pop(session, None)

    def hurry(self, code: str, first: str = "") -> None:
        """Look now: something happened in a room.

        Args:
            code: Of the room.
            first: The session of its teacher, whose page is drawn before the others:
                what all of them show is computed once, for hers.
        """
        now = time.monotonic()
        with self._lock:
            if first:
                young = {c: f for c, f in self._first.items() if f[1] > now}
                self._first = young | {code: (first, now + FIRST)}
        self._happened.set()

    def look(self) -> float:
        """Wake sessions that are behind; return in how many seconds to look again."""
        with self._lock:
            for session in [s for s in self._seats if not self.is_here(s)]:
                del self._seats[session]
            seats, first_of = dict(self._seats), self._first
        if not seats:
            return LOOK
        now = time.monotonic()
        found = self.rooms().revisions(sorted({seat.code for seat in seats.values()}))
        self._woken = set(filter(self.is_drawing, self._woken))
        wait = LOOK
        for session in sorted(seats, key=lambda session: seats[session].rank):
            seat = seats[session]
            revision, heard = found.get(seat.code, (-1, -1))
            if not seat.is_behind(revision, heard, now, len(seats)):
                continue
            first, until = first_of.get(seat.code, ("", now))
            if now < until and self.is_drawing(first):
                wait = SOON
                continue
            if len(self._woken) >= AT_ONCE:
                wait = SOON
                break
            if self.wake(session):
                self._woken.add(session)
                # Once: a page that fails is not drawn again and again.
                seat.revision, seat.woken = revision, now
                seat.heard = None if seat.heard is None else heard
        if now - self._noted >= SEE:
            self._noted = now
            students = [(s.code, s.student) for s in seats.values() if s.student]
            self.rooms().see(students)
        return wait

    def _is_looking(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _goes_on(self) -> bool:
        with self._lock:
            if not self._seats:
                self._thread = None
            return bool(self._seats)

    def _look_on(self) -> None:
        wait = LOOK
        while self._goes_on():
            self._happened.wait(wait)
            self._happened.clear()
            try:
                wait = self.look()
            except NoRooms:
                wait = LOOK
                time.sleep(LOOK)
            time.sleep(SOON)


def wake(session_id: str) -> bool:
    """Draw the page of a session anew, unless it is being drawn."""
    info = runtime.get_instance()._session_mgr.get_active_session_info(session_id)
    if info is None or info.session._scriptrunner is not None:
        return False
    session = ref(info.session)
    info.session._call_soon_on_event_loop(lambda: draw_anew(session()))
    return True


def draw_anew(session: AppSession | None) -> None:
    """Start a run of the page with the values it has, unless one is under way."""
    if session is None or session._scriptrunner is not None:
        return
    last = session._client_state
    context = last.context_info if last.HasField("context_info") else None
    session._create_scriptrunner(
        RerunData(
            query_string=last.query_string,
            page_script_hash=last.page_script_hash,
            context_info=context,
        )
    )


def is_drawing(session_id: str) -> bool:
    """Whether the page of a session is being drawn."""
    info = runtime.get_instance()._session_mgr.get_active_session_info(session_id)
    return info is not None and info.session._scriptrunner is not None


def is_open(session_id: str) -> bool:
    """Whether a session is there, or may come back."""
    return runtime.exists() and runtime.get_instance().is_active_session(session_id)


WATCH = Watch(rooms, wake, is_open, is_drawing)

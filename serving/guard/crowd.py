"""Whose run comes next, where more are asked for than can be drawn.

A reader asks once a second, or a few times in a row. Who asks for more than a hand can
stands behind all others, and all who do share one pace: thirty of them take no more of
the server than one. Of the others, those who ask for less come first, and those who are
here before those who come.
"""

import time
from collections.abc import Callable, Hashable

from serving.guard.allowance import Allowance
from serving.guard.shares import Shares

OFTEN, MUCH = 6, 12
"""Runs asked for in four seconds: three in two seconds, and three a second."""
WHOLE = 2
"""Runs of a fragment that one of the whole page counts for."""
PACE_OF_THE_GREEDY, BETWEEN = 10.0, 4.0
"""Runs a second of all who asked for much; of all who asked often, between others."""
NEW, NEW_AT_ONCE = 10.0, 60.0
"""First runs, a second and after a while: a class comes at once."""
CROWD, FEW = 8, 2
"""Runs that get in each other's way; runs that who is new lets go first."""
LONG_ENOUGH, VERY_LONG = 2.0, 8.0
"""Seconds after which a run begins, however many are under way; for who asks often."""
LOOK = 0.005
"""Seconds between two looks which runs go on."""


class Crowd:
    """All sessions, and whose run is still to be drawn."""

    def __init__(self) -> None:
        self._asked = Shares()
        self._of_the_greedy = Allowance(PACE_OF_THE_GREEDY, at_once=2)
        self._of_the_new = Allowance(NEW, at_once=NEW_AT_ONCE)
        self._between = Allowance(BETWEEN, at_once=1)
        self._under_way: dict[Hashable, Callable[[], bool]] = {}
        self._looked = 0.0

    def note_asked(self, who: Hashable, times: float = 1) -> None:
        """Note that `who` has asked for a run."""
        self._asked.add(who, times)

    def note_begun(self, who: Hashable, is_busy: Callable[[], bool]) -> None:
        """Note that a run of `who` has begun; `is_busy` says whether it goes on."""
        self._under_way[who] = is_busy

    def must_wait(self, who: Hashable, waited: float, *, is_new: bool = False) -> bool:
        """Say whether a run asked for `waited` seconds ago must wait longer.

        Args:
            who: Who asked for it.
            waited: Seconds since then.
            is_new: Whether it is the first run of that session.
        """
        self._look()
        if who in self._under_way:
            return True
        asked, under_way = self._asked.of(who), len(self._under_way)
        if asked > OFTEN and under_way:
            return waited < VERY_LONG or not self._between.take()
        if asked > MUCH:
            return not self._of_the_greedy.take()
        if waited >= LONG_ENOUGH:
            return False
        if is_new:
            return under_way >= FEW or not self._of_the_new.take()
        return under_way >= CROWD

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._looked >= LOOK:
            self._looked = now
            for who, is_busy in list(self._under_way.items()):
                if not is_busy():
                    del self._under_way[who]

"""Whose run comes next, where more are asked for than can be drawn.

A reader asks once a second, or a few times in a row. Who asks for more than a hand can
stands behind all others, and all who do share one pace: thirty of them take no more of
the server than one.
"""

from collections.abc import Callable, Hashable

from serving.guard.allowance import Allowance
from serving.guard.shares import Shares

MUCH = 12
"""Runs that somebody asked for in the last four seconds: three a second."""
WHOLE = 2
"""Runs of a fragment that one of the whole page counts for."""
PACE_OF_THE_GREEDY = 10.0
CROWD = 8
"""Runs that get in each other's way."""
LONG_ENOUGH, LONG_ENOUGH_FOR_THE_GREEDY = 2.0, 8.0
"""Seconds after which a run begins, however many are under way."""


class Crowd:
    """All sessions, and whose run is still to be drawn."""

    def __init__(self) -> None:
        self._asked = Shares()
        self._of_the_greedy = Allowance(PACE_OF_THE_GREEDY, at_once=2)
        self._under_way: dict[Hashable, Callable[[], bool]] = {}

    def note_asked(self, who: Hashable, times: float = 1) -> None:
        """Note that `who` has asked for a run."""
        self._asked.add(who, times)

    def note_begun(self, who: Hashable, is_busy: Callable[[], bool]) -> None:
        """Note that a run of `who` has begun; `is_busy` says whether it goes on."""
        self._under_way[who] = is_busy

    def must_wait(self, who: Hashable, waited: float) -> bool:
        """Say whether a run asked for `waited` seconds ago must wait longer."""
        for other, is_busy in list(self._under_way.items()):
            if not is_busy():
                del self._under_way[other]
        if who in self._under_way:
            return True
        if self._asked.of(who) <= MUCH:
            return waited < LONG_ENOUGH and len(self._under_way) >= CROWD
        if waited < LONG_ENOUGH_FOR_THE_GREEDY and self._under_way:
            return True
        return not self._of_the_greedy.take()

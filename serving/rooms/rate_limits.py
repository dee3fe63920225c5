"""How often one may try: no code is found by trying, no rooms are opened by dozens.

There are 34 million codes: ten thousand tries find one of twenty rooms in six of a
thousand cases. So what a session brings first is always looked up, and no flood of
wrong codes keeps out who brings a right one. Who has erred may try again a few times,
then at a pace, which all who have erred share.
"""

from dataclasses import dataclass, field

from serving.guard.allowance import Allowance
from serving.log import log_refused
from serving.rooms.desk import Room
from serving.rooms.store import Rooms


class TooMany(RuntimeError):
    """Somebody asked for more than a hand does."""


@dataclass
class Visitor:
    """What one session did at the door, whichever room it is in now.

    Attributes:
        students: Its secret in every room it was in: it is one student there.
        has_erred: Whether it brought a wrong code.
        tries: Wrong codes it may bring.
        openings: Rooms it may open.
    """

    students: dict[str, str] = field(default_factory=dict)
    has_erred: bool = False
    tries: Allowance = field(default_factory=lambda: Allowance(pace=0.1, at_once=5))
    openings: Allowance = field(default_factory=lambda: Allowance(1 / 60, at_once=3))


class Door:
    """What all sessions of this process may do at the door together."""

    def __init__(self) -> None:
        self.tries = Allowance(pace=0.5, at_once=60)
        self.openings = Allowance(pace=1.0, at_once=60)

    def knock(self, rooms: Rooms, code: str, visitor: Visitor) -> Room | None:
        """Return the room of a code, None if there is none.

        Raises:
            TooMany: If it is not looked up, as too many wrong ones came before.
        """
        if visitor.has_erred:
            _use(visitor.tries, self.tries, "room_codes")
        room = rooms.find(code)
        visitor.has_erred |= room is None
        return room

    def open(
        self, rooms: Rooms, lesson: str, screen: str, visitor: Visitor
    ) -> tuple[str, str]:
        """Open a room; return its code and the key of its teacher.

        Raises:
            TooMany: If too many were opened before.
        """
        _use(visitor.openings, self.openings, "room_openings")
        return rooms.open(lesson, screen)


def _use(own: Allowance, of_all: Allowance, what: str) -> None:
    if not (own.take() and of_all.take()):
        log_refused(what)
        raise TooMany(what)


DOOR = Door()

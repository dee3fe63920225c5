"""All rooms of a class, as the tables hold them.

    rooms().vote("BCDFGH", student, "monotonicity", "line", "rises")

Only who has a room's key changes it or reads what others answered. What is asked of a
room that is not there, closed, or older than a day changes nothing and finds nothing.
"""

import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy import update as update_table
from sqlalchemy.exc import SQLAlchemyError

from serving.log import log_event
from serving.rooms.ballots import Ballots
from serving.rooms.codes import hashed, new_code, new_secret
from serving.rooms.desk import NoRooms, place, put
from serving.rooms.schema import ROOMS, STAGES, STUDENTS, VOTES, connect

AN_HOUR = 3_600.0


class Rooms(Ballots):
    """What teachers do with rooms."""

    def open(self, lesson: str, screen: str) -> tuple[str, str]:
        """Open a room; return its code and the key of its teacher."""
        key = new_secret()
        for code in (new_code() for _ in range(20)):
            if self.find(code) is None:
                row = {"code": code, "key": hashed(key, code), "opened": self.clock()}
                self.forget_old()
                with self._begin() as db:
                    db.execute(insert(ROOMS), row | place(lesson, screen))
                return code, key
        raise NoRooms("no code is free")

    def move(self, code: str, key: str, lesson: str, screen: str) -> None:
        """Take the class to a screen."""
        self._change(code, key, **place(lesson, screen))

    def set_pace(self, code: str, key: str, *, in_step: bool, is_paused: bool) -> None:
        """Say whether students follow, and whether they are to look up."""
        self._change(code, key, in_step=in_step, is_paused=is_paused)

    def set_stage(
        self, code: str, key: str, lesson: str, screen: str, stage: int
    ) -> None:
        """Show the class, reveal, or ask again."""
        with self._begin() as db:
            if self._may(db, code, key):
                # First: a vote that is under way is written before, or not at all.
                self._count(db, code, "revision")
                who = {"code": code, **place(lesson, screen)}
                put(db, STAGES, who, stage=stage)

    def close(self, code: str, key: str) -> None:
        """End a room, with all it held."""
        with self._begin() as db:
            if self._may(db, code, key):
                _forget(db, [code])

    def _change(self, code: str, key: str, **values: object) -> None:
        with self._begin() as db:
            if self._may(db, code, key):
                here = ROOMS.c.code == code
                db.execute(update_table(ROOMS).where(here).values(**values))
                self._count(db, code, "revision")

    def forget_old(self) -> None:
        """Forget all rooms that are older than a day."""
        with self._begin() as db:
            old = select(ROOMS.c.code).where(~self._is_young())
            _forget(db, db.scalars(old).all())


@lru_cache(maxsize=1)
def rooms() -> Rooms:
    """Return the rooms of this process, connected when they are first asked for.

    Raises:
        NoRooms: If the database does not answer.
    """
    try:
        found = Rooms(connect())
    except (SQLAlchemyError, ImportError) as error:
        # A driver may be missing, which only who hosts can know.
        log_event(f"no-rooms-{type(error).__name__}", 0.0)
        raise NoRooms("the database of rooms does not answer") from error
    threading.Thread(target=_clean, args=(found,), daemon=True).start()
    return found


def _clean(found: Rooms) -> None:
    """Forget old rooms now and every hour."""
    while True:
        with suppress(NoRooms):
            found.forget_old()
        time.sleep(AN_HOUR)


def _forget(db: Connection, codes: Sequence[str]) -> None:
    for table in (ROOMS, STAGES, STUDENTS, VOTES):
        db.execute(delete(table).where(table.c.code.in_(codes)))

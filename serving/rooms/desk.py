"""A room at one moment, and what all who ask for rooms have in common."""

import hmac
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Table, and_, func, insert, select
from sqlalchemy import update as update_table
from sqlalchemy.exc import SQLAlchemyError

from serving.rooms.codes import hashed
from serving.rooms.schema import ROOMS, STAGES, is_lasting

A_DAY = 86_400.0
ASKED, SHOWN_TO_CLASS, REVEALED = 0, 1, 2
"""Stages of a screen: answers come in, answers are seen, the truth is seen."""


class NoRooms(RuntimeError):
    """The database is not there, or takes nothing more."""


class Room(NamedTuple):
    """A room at one moment.

    Attributes:
        code: What students type.
        lesson: Where the teacher is.
        screen: Where the teacher is.
        stage: Of that screen.
        in_step: Whether students follow.
        is_paused: Whether students are to look up.
        revision: Counts what the teacher did.
        heard: Counts what came from students.
    """

    code: str
    lesson: str
    screen: str
    stage: int
    in_step: bool
    is_paused: bool
    revision: int
    heard: int


class Desk:
    """Reads and guards the rooms of a database.

    Args:
        engine: Connects to it.
        clock: Seconds that all replicas count alike.
    """

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time):
        self.engine, self.clock = engine, clock
        self.is_lasting = is_lasting(engine)

    def find(self, code: str) -> Room | None:
        """Return a room as it is now."""
        with self._begin() as db:
            return self._read(db, code)

    def revisions(self, codes: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Return `revision` and `heard` of rooms; those that are closed are missing."""
        wanted = select(ROOMS.c.code, ROOMS.c.revision, ROOMS.c.heard)
        with self._begin() as db:
            found = db.execute(wanted.where(ROOMS.c.code.in_(codes), self._is_young()))
            return {code: (revision, heard) for code, revision, heard in found}

    def is_teacher(self, code: str, key: str) -> bool:
        """Whether `key` is that of the room."""
        with self._begin() as db:
            return self._may(db, code, key)

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        try:
            with self.engine.begin() as db:
                yield db
        except SQLAlchemyError as error:
            raise NoRooms("the database of rooms does not answer") from error

    def _read(self, db: Connection, code: str) -> Room | None:
        on = and_(
            STAGES.c.code == ROOMS.c.code,
            STAGES.c.lesson == ROOMS.c.lesson,
            STAGES.c.screen == ROOMS.c.screen,
        )
        wanted = select(ROOMS, func.coalesce(STAGES.c.stage, ASKED).label("stage"))
        wanted = wanted.select_from(ROOMS.outerjoin(STAGES, on))
        row = db.execute(wanted.where(self._is_open(code))).first()
        if row is None:
            return None
        return Room(**{name: getattr(row, name) for name in Room._fields})

    def _held(self, db: Connection, code: str) -> Room | None:
        """Return a room that nobody else changes until the transaction ends.

        A change that changes nothing holds the row in every database, and lets a
        writer of SQLite begin before it reads.
        """
        same = {"heard": ROOMS.c.heard}
        db.execute(update_table(ROOMS).where(ROOMS.c.code == code).values(same))
        return self._read(db, code)

    def _is_young(self) -> Any:
        return ROOMS.c.opened > self.clock() - A_DAY

    def _is_open(self, code: str) -> Any:
        return and_(ROOMS.c.code == code, self._is_young())

    def _may(self, db: Connection, code: str, key: str) -> bool:
        kept = db.scalar(select(ROOMS.c.key).where(self._is_open(code)))
        return kept is not None and hmac.compare_digest(kept, hashed(key, code))

    def _count(self, db: Connection, code: str, name: str) -> None:
        more = {name: ROOMS.c[name] + 1}
        db.execute(update_table(ROOMS).where(ROOMS.c.code == code).values(more))


def place(lesson: str, screen: str) -> dict[str, str]:
    """Name a screen as the tables do."""
    return {"lesson": lesson, "screen": screen}


def is_row(table: Table, who: dict[str, str]) -> Any:
    """Whether a row is that of `who`."""
    return and_(*(table.c[name] == value for name, value in who.items()))


def put(db: Connection, table: Table, who: dict[str, str], **values: object) -> None:
    """Change the row of `who`, or add it."""
    changed = update_table(table).where(is_row(table, who)).values(**values)
    if not db.execute(changed).rowcount:
        db.execute(insert(table), who | values)

"""Who is in a room, and what was answered there."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy import update as update_table

from serving.rooms.codes import hashed
from serving.rooms.desk import REVEALED, Desk, Room, is_row, place, put
from serving.rooms.schema import STUDENTS, VOTES

MOST_STUDENTS = 500
MOST_TEXT = 4_000
"""Characters of an answer: a drawn curve of 43 heights has 900."""
IS_HERE = 30.0
"""Seconds after which a student of whom nothing was heard is not here any more."""


class Ballots(Desk):
    """What students do in rooms, and what their teachers read of it."""

    def join(self, code: str, student: str) -> bool:
        """Let a student in; say whether there is room."""
        with self._begin() as db:
            return self._held(db, code) is not None and self._admit(db, code, student)

    def _admit(self, db: Connection, code: str, student: str) -> bool:
        student = hashed(student, code)
        inside = select(STUDENTS.c.student).where(STUDENTS.c.code == code)
        known = db.execute(inside.where(STUDENTS.c.student == student)).first()
        number = select(func.count()).select_from(inside.subquery())
        if not known and db.scalar(number) >= MOST_STUDENTS:
            return False
        put(db, STUDENTS, {"code": code, "student": student}, seen=self.clock())
        if not known:
            self._count(db, code, "heard")
        return True

    def see(self, seats: Iterable[tuple[str, str]]) -> None:
        """Note that students are here, by code and secret."""
        # In one order everywhere: replicas never wait for each other.
        hashes = sorted({(code, hashed(student, code)) for code, student in seats})
        with self._begin() as db:
            for code, student in hashes:
                who = {"code": code, "student": student}
                where = is_row(STUDENTS, who)
                db.execute(
                    update_table(STUDENTS).where(where).values(seen=self.clock())
                )

    def here(self, code: str) -> int:
        """Return how many students are here."""
        since = self.clock() - IS_HERE
        number = select(func.count()).where(
            STUDENTS.c.code == code, STUDENTS.c.seen > since
        )
        with self._begin() as db:
            return db.scalar(number.select_from(STUDENTS)) or 0

    def vote(
        self, code: str, student: str, lesson: str, screen: str, answer: object
    ) -> bool:
        """Keep what a student answered, in place of what was answered before.

        While the class is in step only the screen it is at takes answers, until its
        reveal: one transaction looks and writes, and no answer comes in behind it. Of
        two tabs of one browser the later answer counts.

        Returns:
            Whether it was taken.
        """
        text = json.dumps(answer)
        if len(text) > MOST_TEXT:
            return False
        with self._begin() as db:
            room = self._held(db, code)
            if room is None or not _takes(room, lesson, screen):
                return False
            if not self._admit(db, code, student):
                return False
            who = {"code": code, **place(lesson, screen)}
            put(db, VOTES, who | {"student": hashed(student, code)}, answer=text)
            self._count(db, code, "heard")
        return True

    def own_votes(self, code: str, student: str) -> dict[tuple[str, str], Any]:
        """Return what one student answered, by lesson and screen."""
        wanted = select(VOTES.c.lesson, VOTES.c.screen, VOTES.c.answer)
        who = {"code": code, "student": hashed(student, code)}
        with self._begin() as db:
            found = db.execute(wanted.where(is_row(VOTES, who))).all()
        return {(lesson, screen): json.loads(text) for lesson, screen, text in found}

    def votes(self, code: str, key: str, lesson: str, screen: str) -> list[Any]:
        """Return all answers to a screen, for its teacher."""
        who = {"code": code, **place(lesson, screen)}
        wanted = select(VOTES.c.answer).where(is_row(VOTES, who))
        with self._begin() as db:
            if not self._may(db, code, key):
                return []
            texts = db.scalars(wanted.order_by(VOTES.c.student)).all()
        return [json.loads(text) for text in texts]

    def progress(self, code: str, key: str) -> Counter[tuple[str, str]]:
        """Return how many answered each screen, for the teacher."""
        number = select(VOTES.c.lesson, VOTES.c.screen, func.count())
        number = number.where(VOTES.c.code == code)
        with self._begin() as db:
            if not self._may(db, code, key):
                return Counter()
            found = db.execute(number.group_by(VOTES.c.lesson, VOTES.c.screen)).all()
        return Counter({(lesson, screen): many for lesson, screen, many in found})


def _takes(room: Room, lesson: str, screen: str) -> bool:
    is_asked = (lesson, screen) == (room.lesson, room.screen)
    return not room.in_step or (is_asked and room.stage < REVEALED)

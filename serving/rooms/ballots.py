"""Who is in a room, and what was answered there."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy import update as update_table

from serving.rooms.codes import hashed
from serving.rooms.desk import REVEALED, Desk, is_row, place, put
from serving.rooms.tables import ROOMS, STUDENTS, VOTES

MOST_STUDENTS = 500
MOST_TEXT = 4_000
"""Characters of an answer: a drawn curve of 43 heights has 900."""
IS_HERE = 30.0
"""Seconds after which a student of whom nothing was heard is not here any more."""


class Ballots(Desk):
    """What students do in rooms, and what their teachers read of it."""

    def join(self, code: str, student: str) -> bool:
        """Let a student in; say whether there is room."""
        student = hashed(student, code)
        with self._begin() as db:
            inside = select(STUDENTS.c.student).where(STUDENTS.c.code == code)
            known = db.execute(inside.where(STUDENTS.c.student == student)).first()
            number = select(func.count()).select_from(inside.subquery())
            if not known and db.scalar(number) >= MOST_STUDENTS:
                return False
            if not db.scalar(select(ROOMS.c.code).where(self._is_open(code))):
                return False
            who = {"code": code, "student": student}
            put(db, STUDENTS, who, seen=self.clock())
            if not known:
                self._count(db, code, "heard")
            return True

    def see(self, seats: Sequence[tuple[str, str]]) -> None:
        """Note that students are here, by code and secret."""
        with self._begin() as db:
            for code, student in seats:
                who = {"code": code, "student": hashed(student, code)}
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
        reveal.

        Returns:
            Whether it was taken.
        """
        text = json.dumps(answer)
        room = self.find(code)
        if room is None or len(text) > MOST_TEXT or not self.join(code, student):
            return False
        is_asked = (lesson, screen) == (room.lesson, room.screen)
        if room.in_step and not (is_asked and room.stage < REVEALED):
            return False
        who = {"code": code, **place(lesson, screen)}
        with self._begin() as db:
            who["student"] = hashed(student, code)
            put(db, VOTES, who, answer=text)
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
